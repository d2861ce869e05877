package dev.catamaran.kubernetes.auth;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.kubernetes.objects.Labels;
import dev.catamaran.xds.auth.Authenticator;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proves sidecars by the token that the kubelet has projected into their pod. The API server says for which pod a token was made (KEP-1205); that pod's labels
 * say which replica it is, and count only if the token's service account is the workload's: whoever may label a pod cannot make it somebody else's.
 */
public final class TokenReviews implements Authenticator {
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";
    private static final String POD = "authentication.kubernetes.io/pod-name";
    private static final String POD_UID = "authentication.kubernetes.io/pod-uid";
    private static final String LOOPBACK = "127.0.0.1";

    private final KubernetesClient client;
    private final String audience;

    /** @param audience that the tokens are for; one for somebody else, the API server's own included, proves nothing here */
    public TokenReviews(KubernetesClient client, String audience) {
        this.client = client;
        this.audience = audience;
    }

    @Override
    public Optional<Identity> authenticate(String token) {
        try {
            return identity(client.tokenReviews().create(review(token)).getStatus());
        } catch (KubernetesClientException e) {
            return Optional.empty(); // an API server that is away proves nothing; the sidecar comes again
        }
    }

    private TokenReview review(String token) {
        return new TokenReviewBuilder()
                .withNewSpec()
                .withToken(token)
                .withAudiences(audience)
                .endSpec()
                .build();
    }

    private Optional<Identity> identity(@Nullable TokenReviewStatus status) {
        if (status == null
                || !Boolean.TRUE.equals(status.getAuthenticated())
                || !status.getAudiences().contains(audience)
                || !status.getUser().getUsername().startsWith(SERVICE_ACCOUNT)) {
            return Optional.empty();
        }
        String[] account = status.getUser()
                .getUsername()
                .substring(SERVICE_ACCOUNT.length())
                .split(":", 2);
        var extra = status.getUser().getExtra();
        String name = first(extra, POD);
        if (account.length != 2 || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        client.pods().inNamespace(account[0]).withName(name).get())
                .filter(pod -> pod.getMetadata().getUid().equals(first(extra, POD_UID)))
                .filter(pod -> Labels.of(pod, Labels.NAME).equals(account[1]))
                .flatMap(TokenReviews::replica);
    }

    private static Optional<Identity> replica(Pod pod) {
        String cell = Labels.of(pod, Labels.CELL);
        String address = pod.getStatus().getPodIP();
        if (cell.isEmpty() || address == null) {
            return Optional.empty();
        }
        var workload = new WorkloadName(Labels.of(pod, Labels.NAME));
        return Optional.of(new Identity(workload, new CellName(cell), 0, address, LOOPBACK));
    }

    private static String first(@Nullable Map<String, List<String>> extra, String key) {
        return extra == null ? "" : extra.getOrDefault(key, List.of("")).getFirst();
    }
}
