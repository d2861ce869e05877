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

/** Access and protocol layers: HTTP/JSON from outside, gRPC inside. */
@JsonClassDescription("Access and protocol layers: HTTP/JSON from outside, gRPC inside.")
@ValidationRule(
        value = "has(self.spec)",
        message = "spec is missing: say at least spec: {}",
        reason = "FieldValueRequired")
@ValidationRule(value = Patterns.NAMED, message = Patterns.NAMED_MESSAGE)
@AdditionalPrinterColumn(
        name = "Port",
        jsonPath = ".spec.listeners[0].port",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Backend",
        jsonPath = ".spec.backend.service",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.ready", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Accepted", jsonPath = Columns.ACCEPTED, type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Timeout",
        jsonPath = ".spec.backend.timeout",
        type = AdditionalPrinterColumn.Type.STRING)
@Categories("catamaran")
@ShortNames("agw")
@Group("catamaran.dev")
@Version("v1alpha1")
public final class AccessGateway extends CustomResource<AccessGatewaySpec, ResourceStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
