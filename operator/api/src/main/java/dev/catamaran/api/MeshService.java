package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One service of a layer: how it runs, what it carries, whom it calls, what it uses. */
@JsonClassDescription("One service of a layer: how it runs, what it carries, whom it calls, what it uses.")
@ValidationRule(
        value = "has(self.spec)",
        message = "spec is missing: say at least spec: {}",
        reason = "FieldValueRequired")
@ValidationRule(value = Patterns.NAMED, message = Patterns.NAMED_MESSAGE)
@AdditionalPrinterColumn(name = "Layer", jsonPath = ".spec.layer", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.ready", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Accepted", jsonPath = Columns.ACCEPTED, type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Replicas", jsonPath = ".spec.replicas", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Capacity",
        jsonPath = ".spec.capacityPerReplica",
        type = AdditionalPrinterColumn.Type.INTEGER)
@Categories("catamaran")
@ShortNames("ms")
@Group("catamaran.dev")
@Version("v1alpha1")
public final class MeshService extends CustomResource<MeshServiceSpec, ResourceStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
