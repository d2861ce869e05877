package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** A hull: one of the failure domains, sized to carry the whole load. */
@JsonClassDescription("A hull: one of the failure domains, sized to carry the whole load.")
@ValidationRule(
        value = "has(self.spec)",
        message = "spec is missing: say at least spec: {}",
        reason = "FieldValueRequired")
@ValidationRule(value = Patterns.NAMED, message = Patterns.NAMED_MESSAGE)
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.ready", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Weight",
        jsonPath = ".status.weightPercent",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Carries-All",
        jsonPath = ".status.carriesAll",
        type = AdditionalPrinterColumn.Type.BOOLEAN)
@AdditionalPrinterColumn(name = "Demand", jsonPath = ".status.demand", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Capacity", jsonPath = ".status.capacity", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "CPUs",
        jsonPath = ".spec.cpus",
        type = AdditionalPrinterColumn.Type.INTEGER,
        priority = Columns.WIDE)
@Categories("catamaran")
@Group("catamaran.dev")
@Version("v1alpha1")
public final class Cell extends CustomResource<CellSpec, CellStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
