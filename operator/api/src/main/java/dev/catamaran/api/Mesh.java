package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/** Policy of a whole mesh: the 50 % rule, failover, failback, trust domain. */
@JsonClassDescription("Policy of a whole mesh: the 50 % rule, failover, failback, trust domain.")
@ValidationRule(
        value = "has(self.spec)",
        message = "spec is missing: say at least spec: {}",
        reason = "FieldValueRequired")
@ValidationRule(value = Patterns.NAMED, message = Patterns.NAMED_MESSAGE)
@AdditionalPrinterColumn(name = "Programmed", jsonPath = Columns.PROGRAMMED, type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Reason",
        jsonPath = Columns.PROGRAMMED_REASON,
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.ready", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Rule", jsonPath = ".spec.fiftyPercentRule", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Trust-Domain",
        jsonPath = ".spec.trustDomain",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = Columns.WIDE)
@AdditionalPrinterColumn(
        name = "Failover",
        jsonPath = ".spec.failover.priorities",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = Columns.WIDE)
@AdditionalPrinterColumn(
        name = "Ramp",
        jsonPath = ".spec.failback.ramp",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = Columns.WIDE)
@Categories("catamaran")
@Group("catamaran.dev")
@Version("v1alpha1")
@Plural("meshes")
public final class Mesh extends CustomResource<MeshSpec, ResourceStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
