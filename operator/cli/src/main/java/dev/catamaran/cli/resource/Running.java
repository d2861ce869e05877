package dev.catamaran.cli.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.cli.controller.Api;
import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.validate.KindNames;
import dev.catamaran.validate.schema.Nearest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The resources that a running mesh is made of. */
public final class Running {
    private Running() {}

    /** Asks the controller; one that does not answer is a failure that says how to start it. */
    public static <T> T ask(MeshOptions mesh, Function<Api, T> question) {
        try (var api = new Api(mesh.controller())) {
            return question.apply(api);
        } catch (Api.ApiException e) {
            throw new CommandFailure("no mesh runs here, or it does not answer; start it with: catamaran up", e);
        }
    }

    /** The kind that the word names; a failure lists those that there are. */
    public static KindNames kind(String word) {
        return KindNames.of(word)
                .orElseThrow(() -> new CommandFailure("there is no kind " + word
                        + KindNames.near(word)
                                .map(near -> ", did you mean " + near + "?")
                                .orElse(";")
                        + " the kinds are "
                        + KindNames.all().stream()
                                .map(k -> k.plural()
                                        + (k.shortNames().isEmpty()
                                                ? ""
                                                : " (" + String.join(", ", k.shortNames()) + ")"))
                                .collect(Collectors.joining(", "))));
    }

    /** Those of that kind, by name; with a name, that one, or a failure that says which are near. */
    public static List<JsonNode> of(JsonNode answer, KindNames kind, String name) {
        var all = StreamSupport.stream(answer.path("resources").spliterator(), false)
                .filter(r -> r.path("kind").asText().equals(kind.kind()))
                .sorted(Comparator.comparing(Running::name))
                .toList();
        if (name.isEmpty()) {
            return all;
        }
        var names = all.stream().map(Running::name).toList();
        var found = all.stream().filter(r -> name(r).equals(name)).toList();
        if (found.isEmpty()) {
            throw new CommandFailure(notFound(kind.singular(), name, names));
        }
        return found;
    }

    /** One sentence for a name that nothing has. */
    public static String notFound(String what, String name, List<String> names) {
        return "there is no " + what + " " + name
                + Nearest.to(name, names)
                        .map(near -> ", did you mean " + near + "?")
                        .orElse(names.isEmpty() ? ", nor any other" : "; there is " + String.join(", ", names));
    }

    static String name(JsonNode resource) {
        return resource.path("metadata").path("name").asText();
    }
}
