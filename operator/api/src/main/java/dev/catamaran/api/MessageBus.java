package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A message bus, one broker per cell, joined by replicators. */
@JsonClassDescription("A message bus, one broker per cell, joined by replicators.")
@ValidationRule(
        value = "has(self.spec)",
        message = "spec is missing: say at least spec: {}",
        reason = "FieldValueRequired")
@ValidationRule(value = Patterns.NAMED, message = Patterns.NAMED_MESSAGE)
@AdditionalPrinterColumn(name = "Engine", jsonPath = ".spec.engine", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.ready", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Accepted", jsonPath = Columns.ACCEPTED, type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Acknowledgement",
        jsonPath = ".spec.acknowledgement",
        type = AdditionalPrinterColumn.Type.STRING)
@Categories("catamaran")
@ShortNames("bus")
@Group("catamaran.dev")
@Version("v1alpha1")
@Plural("messagebuses")
public final class MessageBus extends CustomResource<MessageBusSpec, ResourceStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
