package dev.catamaran.core.resolve;

import dev.catamaran.core.resolve.Problem.Reason;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a field may refer to: the resources of one kind that are part of the mesh. */
final class Referable<T extends CustomResource<?, ?>> {
    private final String kind;
    private final Map<String, T> present = new TreeMap<>();
    private final Set<String> written = new HashSet<>();
    private final Problems problems;

    /**
     * @param present by name, the ones that are part of the mesh
     * @param written all that the user wrote, also those that were left out
     */
    Referable(String kind, List<T> present, List<T> written, Problems problems) {
        this.kind = kind;
        this.problems = problems;
        present.forEach(r -> this.present.put(r.getMetadata().getName(), r));
        written.forEach(r -> this.written.add(r.getMetadata().getName()));
    }

    /** What the field refers to; nothing, and a problem, when that is not part of the mesh. */
    Optional<T> find(CustomResource<?, ?> from, String field, String name) {
        T found = present.get(name);
        if (found == null) {
            problems.error(from, field, Reason.REF_NOT_FOUND, missing(name));
        }
        return Optional.ofNullable(found);
    }

    private String missing(String name) {
        if (written.contains(name)) {
            return kind + " '" + name + "' was left out of the mesh: mend the problem that it has itself";
        }
        String sentence = "there is no " + kind + " '" + name + "'";
        return Spelling.nearest(name, present.keySet())
                .map(near -> sentence + ": did you mean '" + near + "'?")
                .orElse(sentence + ": create it, or remove the reference");
    }
}
