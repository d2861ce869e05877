package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** One execution of a Drill. */
@JsonClassDescription(
        "One execution of a Drill: how far it is, and how it ended. A Drill that is applied gets one; make another to run it again.")
@ValidationRule(
        value = "has(self.spec)",
        message = "spec is missing: say at least spec: {}",
        reason = "FieldValueRequired")
@ValidationRule(value = Patterns.NAMED, message = Patterns.NAMED_MESSAGE)
@AdditionalPrinterColumn(name = "Drill", jsonPath = ".spec.drill", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Outcome", jsonPath = ".status.outcome", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Started", jsonPath = ".status.startedAt", type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
        name = "Message",
        jsonPath = ".status.message",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@Group("catamaran.dev")
@Version("v1alpha1")
public final class DrillRun extends CustomResource<DrillRunSpec, DrillRunStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
