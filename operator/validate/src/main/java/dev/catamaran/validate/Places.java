package dev.catamaran.validate;

import dev.catamaran.core.resolve.Problem;
import dev.catamaran.validate.source.FieldPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where resources are in the files.
 *
 * @param named by kind and name
 * @param refused those that are no part of the resources
 */
record Places(Map<String, Document> named, List<Document> refused) {
    Places {
        named = Map.copyOf(named);
        refused = List.copyOf(refused);
    }

    Finding locate(Problem problem) {
        Document document = named.get(problem.resource());
        return document == null
                ? new Finding(problem.severity(), "", 0, problem.resource(), problem.field(), problem.message())
                : new Finding(
                        problem.severity(),
                        document.file(),
                        FieldPath.parse(problem.field()).lineIn(document.tree()),
                        problem.resource(),
                        problem.field(),
                        problem.message());
    }

    /** Whether the problem is there only because a resource was refused that has a finding of its own. */
    boolean explains(Problem problem) {
        return switch (problem.reason()) {
            case MESH_NOT_UNIQUE -> refused("Mesh") > 0 && refused("Mesh") == written("Mesh");
            case TOO_FEW_CELLS -> refused("Cell") > 0 && written("Cell") >= 2;
            case REF_NOT_FOUND -> refersToRefused(problem);
            case NAME_TAKEN,
                    NOT_CALLABLE,
                    DESCRIPTOR_UNUSABLE,
                    CALL_CYCLE,
                    PORT_TAKEN,
                    CAPACITY_TOO_SMALL,
                    NOT_WHILE_RUNNING -> false;
        };
    }

    private long refused(String kind) {
        return refused.stream().filter(document -> document.kind().equals(kind)).count();
    }

    private long written(String kind) {
        return Stream.concat(named.values().stream(), refused.stream().filter(document -> !document.isNamed()))
                .filter(document -> document.kind().equals(kind))
                .count();
    }

    private boolean refersToRefused(Problem problem) {
        Document document = named.get(problem.resource());
        return document != null
                && FieldPath.parse(problem.field())
                        .valueIn(document.tree())
                        .filter(name ->
                                refused.stream().anyMatch(r -> r.resource().endsWith("/" + name)))
                        .isPresent();
    }
}
