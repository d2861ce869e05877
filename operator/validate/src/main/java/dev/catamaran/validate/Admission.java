package dev.catamaran.validate;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.catamaran.validate.rule.RuleCheck;
import dev.catamaran.validate.schema.Complaint;
import dev.catamaran.validate.schema.CustomResourceSchemas;
import dev.catamaran.validate.schema.Defaulted;
import dev.catamaran.validate.schema.Nearest;
import dev.catamaran.validate.schema.Pruned;
import dev.catamaran.validate.schema.Schema;
import dev.catamaran.validate.schema.SchemaCheck;
import dev.catamaran.validate.source.FieldPath;
import dev.catamaran.validate.source.YamlNode;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of one document: pruned, given its defaults, checked against schema and rules, and bound to its class, in the API server's order. */
final class Admission {
    private static final FieldPath API_VERSION = FieldPath.parse("apiVersion");
    private static final FieldPath KIND = FieldPath.parse("kind");

    private final CustomResourceSchemas schemas = new CustomResourceSchemas();
    private final RuleCheck rules = new RuleCheck();

    /** Strict: whatever the schema lets through fits the class, and a primitive that is missing lacks its default. */
    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /**
     * @param resource empty when the API server would refuse the document
     */
    record Judgement(Optional<CustomResource<?, ?>> resource, List<Finding> findings) {}

    Judgement judge(Document document) {
        if (!(document.tree() instanceof YamlNode.Fields)) {
            return refused(document.error(FieldPath.ROOT, "a resource is an object: begin with apiVersion and kind"));
        }
        if (!document.text(API_VERSION).equals(ResourceKind.API_VERSION)) {
            return refused(document.error(
                    API_VERSION, "apiVersion is " + ResourceKind.API_VERSION + ", " + not(document.text(API_VERSION))));
        }
        return ResourceKind.of(document.kind())
                .map(kind -> judge(document, kind))
                .orElseGet(() -> refused(document.error(KIND, unknownKind(document.kind()))));
    }

    private Judgement judge(Document document, ResourceKind kind) {
        Schema schema = schemas.schema(kind.crd());
        var complaints = new ArrayList<Complaint>();
        Object value = Defaulted.of(Pruned.of(document.tree().value(), schema, complaints), schema);
        SchemaCheck.check(value, schema, complaints);
        rules.check(value, schema, complaints);
        boolean refused = complaints.stream().anyMatch(c -> c.kind() != Complaint.Kind.UNKNOWN_FIELD);
        return new Judgement(
                refused ? Optional.empty() : Optional.of(mapper.convertValue(value, kind.type())),
                complaints.stream()
                        .map(c -> document.error(c.path(), c.message()))
                        .toList());
    }

    private static Judgement refused(Finding finding) {
        return new Judgement(Optional.empty(), List.of(finding));
    }

    private static String unknownKind(String kind) {
        return "kind is one of " + String.join(", ", ResourceKind.kinds()) + ", " + not(kind)
                + Nearest.to(kind, ResourceKind.kinds())
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
    }

    private static String not(String text) {
        return text.isEmpty() ? "and has to be there" : "not '" + text + "'";
    }
}
