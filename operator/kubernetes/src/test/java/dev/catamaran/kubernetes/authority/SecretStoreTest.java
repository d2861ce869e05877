package dev.catamaran.kubernetes.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.xds.certificate.CertificateException;
import dev.catamaran.xds.certificate.KeyedCertificate;
import dev.catamaran.xds.certificate.MeshAuthority;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(crud = true)
class SecretStoreTest {
    private static final String ROOT = "root-000001.pem";
    private static final String LEAF = "leaf-relation.cell-a.10.0.0.1.pem";

    @SuppressWarnings("NullAway.Init") // by the extension
    static KubernetesClient client;

    private static SecretStore store(String name) {
        return new SecretStore(client, "feed", name);
    }

    private static KeyedCertificate some() {
        return new MeshAuthority(store("other"), Clock.systemUTC()).endpointCertificate("xds");
    }

    @Test
    void allReplicasOfTheOperatorHaveTheSameRoots() {
        var authority = new MeshAuthority(store("ca"), Clock.systemUTC());
        var other = new MeshAuthority(store("ca"), Clock.systemUTC());
        assertThat(other.trustBundle()).isEqualTo(authority.trustBundle());
        assertThat(other.endpointTrust()).isEqualTo(authority.endpointTrust());
    }

    @Test
    void whoeverWasFirstIsBelieved() {
        var first = some();
        assertThat(store("race").add(ROOT, first)).isEqualTo(first);
        assertThat(store("race").add(ROOT, some())).isEqualTo(first);
        assertThat(store("race").named("root-")).containsExactly(ROOT);
    }

    @Test
    void leavesNeverLeaveTheProcess() {
        var store = store("leaves");
        store.replace(LEAF, some());
        assertThat(store.read(LEAF)).isPresent();
        assertThat(store("leaves").read(LEAF)).isEmpty();
        assertThat(client.secrets().inNamespace("feed").withName("leaves").get())
                .isNull();
    }

    @Test
    void whatIsDeletedIsGoneForAll() {
        var store = store("rotation");
        store.add(ROOT, some());
        store.add("root-000002.pem", some());
        store.delete(ROOT);
        assertThat(store("rotation").named("root-")).containsExactly("root-000002.pem");
    }

    @Test
    void aSecretThatHoldsSomethingElseIsNamed() {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("broken")
                        .withNamespace("feed")
                        .endMetadata()
                        .withData(Map.of(ROOT, "bm90aGluZw=="))
                        .build())
                .create();
        assertThatThrownBy(() -> store("broken").read(ROOT))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("feed/broken");
    }
}
