package dev.catamaran.app.mesh;

import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.plan.Planner;
import dev.catamaran.core.plan.WorkloadPlan;
import dev.catamaran.core.resolve.MethodSource;
import dev.catamaran.validate.Finding;
import dev.catamaran.validate.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The resource files. They are read again when one of them changed; an edit with errors is reported, and the last good state stands. */
public final class ResourceFolder {
    private final Path path;
    private final MethodSource methods;
    private SortedMap<Path, String> stamps = new TreeMap<>();
    private Desired last = new Desired(Optional.empty(), new WorkloadPlan(List.of()), List.of());

    public ResourceFolder(Path path, MethodSource methods) {
        this.path = path;
        this.methods = methods;
    }

    /**
     * What the files say.
     *
     * @param model empty as long as they never said anything that makes a mesh; all cells are active in it
     * @param findings of the newest files, also when the state is an older one
     */
    record Desired(Optional<MeshModel> model, WorkloadPlan plan, List<Finding> findings) {}

    Desired read() {
        var now = stamps();
        if (!now.equals(stamps)) {
            stamps = now;
            last = judge();
        }
        return last;
    }

    private Desired judge() {
        var judged = Validation.of(List.of(path), methods);
        var model = judged.resolution().model();
        if ((!judged.accepted() && last.model().isPresent()) || model.isEmpty()) {
            return new Desired(last.model(), last.plan(), judged.findings());
        }
        var plan = Planner.plan(model.get(), judged.resolution().executions());
        return new Desired(model, plan, judged.findings());
    }

    /** Name, time and size of each file: enough to see an edit, cheap enough for several times a second. */
    private SortedMap<Path, String> stamps() {
        var seen = new TreeMap<Path, String>();
        try (var files = Files.walk(path, 1)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                seen.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        } catch (IOException | UncheckedIOException e) {
            return stamps; // replaced at this very moment: the next look will tell
        }
        return seen;
    }
}
