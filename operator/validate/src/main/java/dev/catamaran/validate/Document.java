package dev.catamaran.validate;

import dev.catamaran.core.resolve.Problem.Severity;
import dev.catamaran.validate.source.FieldPath;
import dev.catamaran.validate.source.YamlNode;

/** One document of a file, before it is known whether it is a resource. */
record Document(String file, YamlNode tree) {
    private static final FieldPath KIND = FieldPath.parse("kind");
    private static final FieldPath NAME = FieldPath.parse("metadata.name");

    /** Kind and name as far as they can be read, for example {@code MeshService/gateway}. */
    String resource() {
        String kind = text(KIND);
        String name = text(NAME);
        return kind.isEmpty() || name.isEmpty() ? kind : kind + "/" + name;
    }

    String kind() {
        return text(KIND);
    }

    /** Whether {@link #resource} tells it from others. */
    boolean isNamed() {
        return resource().contains("/");
    }

    /** The text at the path; empty when there is none. */
    String text(FieldPath path) {
        return path.valueIn(tree).orElse("") instanceof String text ? text : "";
    }

    Finding error(FieldPath path, String message) {
        return finding(Severity.ERROR, path, message);
    }

    Finding finding(Severity severity, FieldPath path, String message) {
        return new Finding(severity, file, path.lineIn(tree), resource(), path.toString(), message);
    }
}
