package dev.catamaran.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.cli.controller.Api;
import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.resource.Running;
import dev.catamaran.cli.resource.Tables;
import dev.catamaran.cli.resource.YamlOutput;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists resources. */
@Command(
        name = "get",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the resources that are in force, as kubectl prints them: a table with the columns of the CRD, YAML, or JSON.",
            "An edit that was refused is not among them; catamaran status shows it."
        },
        footer = {
            "",
            "Examples:",
            "  catamaran get meshservices          every service, with its replicas and what they carry",
            "  catamaran get ms relation -o yaml   one of them, defaults included",
            "  catamaran get cell/cell-a -o json"
        })
final class GetCommand implements Callable<Integer> {
    enum Format {
        TABLE,
        YAML,
        JSON
    }

    @Mixin
    private MeshOptions mesh = new MeshOptions();

    @Parameters(
            index = "0",
            paramLabel = "KIND[/NAME]",
            description = "Kind in plural, singular or short, in any case: meshservices, meshservice, ms …")
    private String kind = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Only the one of this name.")
    private @Nullable String name;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format output = Format.TABLE;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        var out = Commands.of(spec).getOut();
        var asked = Asked.of(kind, name);
        var names = Running.kind(asked.kind());
        List<JsonNode> found = Running.of(Running.ask(mesh, Api::resources), names, asked.name());
        switch (output) {
            case TABLE -> {
                if (found.isEmpty()) {
                    Commands.of(spec).getErr().println("No " + names.plural() + " found.");
                } else {
                    Tables.of(names, found).print(out);
                }
            }
            case YAML -> out.print(YamlOutput.of(one(found, asked)));
            case JSON -> out.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(one(found, asked)));
        }
        out.flush();
        return 0;
    }

    /** What was asked for by name stands alone; otherwise a List, as kubectl makes it. */
    private static JsonNode one(List<JsonNode> found, Asked asked) {
        if (!asked.name().isEmpty()) {
            return found.getFirst();
        }
        var list = Api.JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
        list.putArray("items").addAll(found);
        return list;
    }
}
