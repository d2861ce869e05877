package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** A chaos drill: load, fault and the promises that are judged. */
@JsonClassDescription("A chaos drill: load, fault and the promises that are judged.")
@ValidationRule(
        value = "has(self.spec)",
        message = "spec is missing: say at least spec: {}",
        reason = "FieldValueRequired")
@ValidationRule(value = Patterns.NAMED, message = Patterns.NAMED_MESSAGE)
@AdditionalPrinterColumn(name = "Fault", jsonPath = ".spec.faults[0].kind", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Cell", jsonPath = ".spec.faults[0].cell", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Steady", jsonPath = ".spec.steady", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Hold", jsonPath = ".spec.hold", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "After", jsonPath = ".spec.after", type = AdditionalPrinterColumn.Type.STRING)
@Categories("catamaran")
@Group("catamaran.dev")
@Version("v1alpha1")
public final class Drill extends CustomResource<DrillSpec, ResourceStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
