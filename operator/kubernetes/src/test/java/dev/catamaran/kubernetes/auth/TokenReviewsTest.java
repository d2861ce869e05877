package dev.catamaran.kubernetes.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.kubernetes.objects.Labels;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient
class TokenReviewsTest {
    private static final String AUDIENCE = "xds";

    @SuppressWarnings("NullAway.Init") // by the extension
    KubernetesMockServer server;

    @SuppressWarnings("NullAway.Init")
    KubernetesClient client;

    @BeforeEach
    void runAPod() {
        server.expect()
                .get()
                .withPath("/api/v1/namespaces/feed/pods/relation-1")
                .andReturn(
                        200,
                        new PodBuilder()
                                .withNewMetadata()
                                .withName("relation-1")
                                .withUid("u1")
                                .withLabels(Map.of(Labels.NAME, "relation", Labels.CELL, "cell-a"))
                                .endMetadata()
                                .withNewStatus()
                                .withPodIP("10.0.0.1")
                                .endStatus()
                                .build())
                .always();
    }

    @Test
    void aTokenOfAPodProvesWhichReplicaItIs() {
        answer(true, AUDIENCE, "system:serviceaccount:feed:relation", "relation-1", "u1");
        assertThat(proven())
                .contains(
                        new Identity(new WorkloadName("relation"), new CellName("cell-a"), 0, "10.0.0.1", "127.0.0.1"));
    }

    @Test
    void aTokenThatTheApiServerDoesNotKnowProvesNothing() {
        answer(false, AUDIENCE, "system:serviceaccount:feed:relation", "relation-1", "u1");
        assertThat(proven()).isEmpty();
    }

    @Test
    void aTokenForSomebodyElseProvesNothing() {
        answer(true, "https://kubernetes.default.svc", "system:serviceaccount:feed:relation", "relation-1", "u1");
        assertThat(proven()).isEmpty();
    }

    @Test
    void aPodThatTookALabelOfAnotherWorkloadIsNobody() {
        answer(true, AUDIENCE, "system:serviceaccount:feed:gateway", "relation-1", "u1");
        assertThat(proven()).isEmpty();
    }

    @Test
    void theTokenOfAnEarlierPodOfThatNameProvesNothing() {
        answer(true, AUDIENCE, "system:serviceaccount:feed:relation", "relation-1", "u0");
        assertThat(proven()).isEmpty();
    }

    @Test
    void aPersonIsNoReplica() {
        answer(true, AUDIENCE, "jane", "relation-1", "u1");
        assertThat(proven()).isEmpty();
    }

    @Test
    void anApiServerThatIsAwayProvesNothing() {
        server.expect()
                .post()
                .withPath("/apis/authentication.k8s.io/v1/tokenreviews")
                .andReturn(500, null)
                .always();
        assertThat(proven()).isEmpty();
    }

    private Optional<Identity> proven() {
        return new TokenReviews(client, AUDIENCE).authenticate("token");
    }

    private void answer(boolean authenticated, String audience, String user, String pod, String uid) {
        server.expect()
                .post()
                .withPath("/apis/authentication.k8s.io/v1/tokenreviews")
                .andReturn(
                        201,
                        new TokenReviewBuilder()
                                .withNewStatus()
                                .withAuthenticated(authenticated)
                                .withAudiences(audience)
                                .withNewUser()
                                .withUsername(user)
                                .withExtra(Map.of(
                                        "authentication.kubernetes.io/pod-name", List.of(pod),
                                        "authentication.kubernetes.io/pod-uid", List.of(uid)))
                                .endUser()
                                .endStatus()
                                .build())
                .once();
    }
}
