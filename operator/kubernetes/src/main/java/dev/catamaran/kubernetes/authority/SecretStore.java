package dev.catamaran.kubernetes.authority;

import dev.catamaran.kubernetes.objects.Labels;
import dev.catamaran.xds.certificate.CertificateException;
import dev.catamaran.xds.certificate.CertificateStore;
import dev.catamaran.xds.certificate.KeyedCertificate;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Roots in a Secret, which all replicas of the operator share; leaves in memory, since whoever serves a stream can issue a new one. Of two replicas that write
 * at once, the API server lets one through, and the other looks again (optimistic locking).
 */
public final class SecretStore implements CertificateStore {
    private static final String LEAF = "leaf-";
    private static final int CONFLICT = 409;
    private static final int ATTEMPTS = 5;

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final Map<String, KeyedCertificate> leaves = new TreeMap<>();

    /** In that Secret, which is made when something is to be kept. */
    public SecretStore(KubernetesClient client, String namespace, String name) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
    }

    @Override
    public synchronized Optional<KeyedCertificate> read(String key) {
        return key.startsWith(LEAF)
                ? Optional.ofNullable(leaves.get(key))
                : Optional.ofNullable(data(secret()).get(key)).map(this::decoded);
    }

    @Override
    public synchronized KeyedCertificate add(String key, KeyedCertificate keyed) {
        var data = change(all -> all.putIfAbsent(key, encoded(keyed)));
        return decoded(data.getOrDefault(key, ""));
    }

    @Override
    public synchronized void replace(String key, KeyedCertificate keyed) {
        if (key.startsWith(LEAF)) {
            leaves.put(key, keyed);
        } else {
            change(all -> all.put(key, encoded(keyed)));
        }
    }

    @Override
    public synchronized List<String> named(String prefix) {
        var names = new ArrayList<>(leaves.keySet());
        names.addAll(data(secret()).keySet());
        return names.stream().filter(key -> key.startsWith(prefix)).sorted().toList();
    }

    @Override
    public synchronized void delete(String key) {
        if (leaves.remove(key) == null) {
            change(all -> all.remove(key));
        }
    }

    private @Nullable Secret secret() {
        return client.secrets().inNamespace(namespace).withName(name).get();
    }

    private static Map<String, String> data(@Nullable Secret secret) {
        return secret == null || secret.getData() == null ? new TreeMap<>() : new TreeMap<>(secret.getData());
    }

    /** What is kept afterwards. */
    private Map<String, String> change(Consumer<Map<String, String>> edit) {
        for (int attempt = 1; ; attempt++) {
            var before = secret();
            var data = data(before);
            edit.accept(data);
            if (data.equals(data(before))) {
                return data;
            }
            try {
                write(before, data);
                return data;
            } catch (KubernetesClientException e) {
                if (e.getCode() != CONFLICT || attempt == ATTEMPTS) {
                    throw new CertificateException("cannot write the secret " + namespace + "/" + name, e);
                }
            }
        }
    }

    private void write(@Nullable Secret before, Map<String, String> data) {
        if (before == null) {
            client.resource(new SecretBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .withNamespace(namespace)
                            .addToLabels(Labels.MANAGED_BY, Labels.CATAMARAN)
                            .endMetadata()
                            .withData(data)
                            .build())
                    .create();
        } else {
            client.resource(before.edit().withData(data).build())
                    .lockResourceVersion()
                    .update();
        }
    }

    private static String encoded(KeyedCertificate keyed) {
        return Base64.getEncoder().encodeToString(keyed.pem().getBytes(StandardCharsets.UTF_8));
    }

    private KeyedCertificate decoded(String text) {
        try {
            return KeyedCertificate.parse(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CertificateException(
                    "the secret " + namespace + "/" + name + " holds no certificate with its key", e);
        }
    }
}
