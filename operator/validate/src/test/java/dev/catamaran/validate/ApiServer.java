package dev.catamaran.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The API server of {@code KUBECONFIG}, with the CRDs of this tree and a namespace of its own, in which nothing is ever made: each request is a dry run. Closing puts back
 * what the server had before.
 */
final class ApiServer implements AutoCloseable {
    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("catamaran-cases")
            .withForce(true)
            .build();

    private final ObjectMapper json = new ObjectMapper();
    private final KubernetesClient client = new KubernetesClientBuilder().build();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final String namespace;

    ApiServer() throws IOException {
        for (ResourceKind kind : ResourceKind.values()) {
            try (InputStream in =
                    Objects.requireNonNull(ApiServer.class.getResourceAsStream("/crds/" + kind.crd() + "-v1.yml"))) {
                install(client.getKubernetesSerialization().unmarshal(in, CustomResourceDefinition.class));
            }
        }
        Namespace made = client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withGenerateName("catamaran-cases-")
                        .endMetadata()
                        .build())
                .create();
        undo.push(() -> client.resource(made).delete());
        namespace = made.getMetadata().getName();
    }

    String namespace() {
        return namespace;
    }

    private void install(CustomResourceDefinition crd) {
        CustomResourceDefinition before = client.resource(crd).get();
        CustomResourceDefinition after = client.resource(crd).patch(APPLY);
        if (before == null) {
            undo.push(() -> client.resource(crd).delete());
        } else if (!before.getSpec().equals(after.getSpec())) {
            crd.setSpec(before.getSpec());
            undo.push(() -> client.resource(crd).patch(APPLY));
        }
        client.resource(crd)
                .waitUntilCondition(
                        live -> live != null
                                && live.getStatus() != null
                                && live.getStatus().getConditions().stream()
                                        .anyMatch(c -> c.getType().equals("Established")
                                                && c.getStatus().equals("True")),
                        1,
                        TimeUnit.MINUTES);
    }

    /**
     * Asks for a resource.
     *
     * @param fields whether one that no schema knows is a reason to refuse
     * @return what the server has against it; empty when it would take it
     */
    Optional<Status> refusal(ResourceKind kind, Map<?, ?> document, Validation fields) {
        String uri = "/apis/%s/namespaces/%s/%s?dryRun=All&fieldValidation=%s"
                .formatted(
                        ResourceKind.API_VERSION,
                        namespace,
                        HasMetadata.getPlural(kind.type()),
                        fields.parameterValue());
        try {
            // As text: a null of the document has to get there.
            client.raw(uri, "POST", json.writeValueAsString(here(document)));
            return Optional.empty();
        } catch (KubernetesClientException e) {
            return Optional.of(Optional.ofNullable(e.getStatus()).orElseThrow(() -> e));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Asks for any object, as {@code kubectl apply} would. */
    void take(HasMetadata object) {
        client.resource(object)
                .inNamespace(namespace)
                .dryRun()
                .fieldValidation(Validation.STRICT)
                .create();
    }

    List<HasMetadata> objects(InputStream yaml) {
        return client.load(yaml).items();
    }

    /** The server takes no resource that names another namespace than the request. */
    private Map<?, ?> here(Map<?, ?> document) {
        var copy = new LinkedHashMap<Object, Object>(document);
        copy.computeIfPresent("metadata", (_, metadata) -> {
            var own = new LinkedHashMap<Object, Object>((Map<?, ?>) metadata);
            own.computeIfPresent("namespace", (_, _) -> namespace);
            return own;
        });
        return copy;
    }

    static List<StatusCause> causes(Status refusal) {
        return refusal.getDetails() == null ? List.of() : refusal.getDetails().getCauses();
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
        client.close();
    }
}
