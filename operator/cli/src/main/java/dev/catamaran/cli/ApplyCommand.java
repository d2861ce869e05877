package dev.catamaran.cli;

import dev.catamaran.cli.controller.Api;
import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.controller.ResourceCheck;
import dev.catamaran.cli.resource.FolderEdit;
import dev.catamaran.cli.resource.Running;
import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.cli.terminal.Progress;
import dev.catamaran.local.control.ControllerStatus;
import dev.catamaran.validate.DocumentTexts;
import dev.catamaran.validate.DocumentTexts.Text;
import dev.catamaran.validate.ResourceFiles;
import dev.catamaran.validate.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Changes a running mesh. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Puts resources into the folder that the running mesh was started with, and waits until they are in force.",
            "They are judged first, together with what is there: with an error nothing is written. What a running mesh cannot follow is undone."
        },
        footer = {"", "Example: catamaran apply -f timeouts.yaml -f more-replicas.yaml"})
final class ApplyCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(50);

    @Mixin
    private MeshOptions mesh = new MeshOptions();

    @Option(
            names = {"-f", "--filename"},
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "YAML files, or folders that stand for the YAML files in them.")
    private List<Path> files = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long to wait until it is in force (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds = 120;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return apply();
        } catch (IOException e) {
            throw new CommandFailure("cannot read or write resource files: " + e.getMessage(), e);
        }
    }

    private int apply() throws IOException {
        Path folder = Path.of(Running.ask(mesh, Api::status).resourcesDir());
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure("the mesh runs from the file " + folder + ": edit it, or start it from a folder");
        }
        var edit = FolderEdit.of(folder, documents());
        judge(edit, folder);
        edit.write();
        if (edit.changes()) {
            await(edit, folder, System.nanoTime());
        }
        var out = Commands.of(spec).getOut();
        edit.outcomes()
                .forEach((resource, outcome) ->
                        out.println(resource.substring(0, resource.indexOf('/')).toLowerCase(Locale.ROOT)
                                + resource.substring(resource.indexOf('/')) + " " + outcome));
        out.flush();
        return 0;
    }

    private List<Text> documents() throws IOException {
        var documents = new ArrayList<Text>();
        for (Path path : files) {
            for (Path file : yaml(path)) {
                for (Text document : DocumentTexts.of(Files.readString(file)).documents()) {
                    if (document.resource().isEmpty()) {
                        throw new CommandFailure(file
                                + " has a document without kind and metadata.name; see: catamaran validate " + file);
                    }
                    documents.add(document);
                }
            }
        }
        return documents;
    }

    private static List<Path> yaml(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new CommandFailure(path + " does not exist");
        }
        return Files.isDirectory(path) ? ResourceFiles.in(path) : List.of(path);
    }

    /** The folder as it would be; the descriptors are the project's. */
    private static void judge(FolderEdit edit, Path folder) throws IOException {
        Path trial = Files.createTempDirectory("catamaran-apply");
        try {
            edit.writeTo(trial);
            var validation = ResourceCheck.of(List.of(trial));
            if (!validation.accepted()) {
                throw new CommandFailure(("nothing was changed, the resources would have errors:"
                                + ResourceCheck.list(validation.findings()))
                        .replace(trial.toString(), folder.toString()));
            }
        } finally {
            try (var left = Files.walk(trial)) {
                for (Path path : left.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void await(FolderEdit edit, Path folder, long writtenNanos) throws IOException {
        var progress = new Progress(Commands.of(spec).getErr());
        String revision = Revision.of(folder);
        long deadline = writtenNanos + Duration.ofSeconds(timeoutSeconds).toNanos();
        ControllerStatus status = Running.ask(mesh, Api::status);
        while (!(status.edit().revision().equals(revision) && status.edit().inForce())) {
            if (status.edit().revision().equals(revision) && !status.edit().accepted()) {
                edit.undo();
                throw new CommandFailure("nothing was changed, the running mesh cannot follow:"
                        + status.problems().stream()
                                .map(p -> "\n  " + p.reason() + ": " + (p.resource() + " " + p.field()).strip() + ": "
                                        + p.message())
                                .collect(Collectors.joining()));
            }
            if (System.nanoTime() > deadline) {
                throw new CommandFailure("applied, but not in force after " + timeoutSeconds + " s: "
                        + (status.message().isEmpty() ? status.edit().waitsFor() : status.message())
                        + "; see: catamaran status");
            }
            if (status.edit().revision().equals(revision)
                    && !status.edit().waitsFor().isEmpty()) {
                progress.doing(status.edit().waitsFor());
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure("interrupted; what was applied stays", e);
            }
            status = Running.ask(mesh, Api::status);
        }
        progress.done("in force %.2f s after it was written".formatted((System.nanoTime() - writtenNanos) / 1e9));
    }
}
