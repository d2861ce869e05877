package dev.catamaran.app.mesh;

import dev.catamaran.core.live.LiveLimits;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.plan.Planner;
import dev.catamaran.core.plan.WorkloadPlan;
import dev.catamaran.core.resolve.MethodSource;
import dev.catamaran.core.resolve.Problem.Severity;
import dev.catamaran.core.resolve.Resources;
import dev.catamaran.validate.Finding;
import dev.catamaran.validate.Revision;
import dev.catamaran.validate.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The resource files. They are read again when one of them changed; an edit with errors, or one that a running mesh cannot follow, is reported, and the
 * last good state stands.
 *
 * <p>Files are looked at, not watched: a WatchService says nothing about bind mounts and network folders, and may drop events, while a look at a dozen
 * files costs less than the turn that it is part of.
 */
public final class ResourceFolder {
    private static final Logger LOG = Logger.getLogger(ResourceFolder.class);

    /** An editor writes in steps: what changed a moment ago may be half of an edit. */
    private static final Duration CALM = Duration.ofMillis(150);

    private final Path path;
    private final MethodSource methods;
    private final Clock clock;
    private SortedMap<Path, String> judged = new TreeMap<>();
    private SortedMap<Path, String> seen = new TreeMap<>();
    private Instant seenAt = Instant.MIN;
    private Desired last = Desired.NOTHING;

    public ResourceFolder(Path path, MethodSource methods, Clock clock) {
        this.path = path;
        this.methods = methods;
        this.clock = clock;
    }

    /**
     * What the files say.
     *
     * @param model empty as long as they never said anything that makes a mesh; all cells are active in it
     * @param resources that the model was made of
     * @param findings of the newest files, also when the state is an older one
     * @param revision of the newest files
     * @param accepted whether the state is that of the newest files
     */
    public record Desired(
            Optional<MeshModel> model,
            WorkloadPlan plan,
            Resources resources,
            List<Finding> findings,
            String revision,
            boolean accepted) {
        static final Desired NOTHING = new Desired(
                Optional.empty(),
                new WorkloadPlan(List.of()),
                new Resources(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                List.of(),
                "",
                false);

        Desired refusing(List<Finding> newest, String newestRevision) {
            return new Desired(model, plan, resources, newest, newestRevision, false);
        }
    }

    Desired read() {
        var now = stamps();
        if (!now.equals(seen)) {
            seen = now;
            seenAt = clock.instant();
        }
        boolean first = judged.isEmpty();
        if (!seen.equals(judged) && (first || !seenAt.plus(CALM).isAfter(clock.instant()))) {
            judged = seen;
            last = judge();
            tell(first);
        }
        return last;
    }

    private Desired judge() {
        String revision = Revision.of(path);
        var validation = Validation.of(List.of(path), methods);
        var model = validation.resolution().model();
        if ((!validation.accepted() && last.model().isPresent()) || model.isEmpty()) {
            return last.refusing(validation.findings(), revision);
        }
        var refusals = last.model()
                .map(running -> LiveLimits.refusals(running, model.get()))
                .orElse(List.of());
        if (!refusals.isEmpty()) {
            var located = refusals.stream().map(validation.loaded()::locate);
            return last.refusing(
                    Stream.concat(validation.findings().stream(), located)
                            .sorted()
                            .toList(),
                    revision);
        }
        return new Desired(
                model,
                Planner.plan(model.get(), validation.resolution().executions()),
                validation.loaded().resources(),
                validation.findings(),
                revision,
                true);
    }

    private void tell(boolean first) {
        if (last.accepted()) {
            LOG.infof("event=%s revision=%s", first ? "resources-read" : "edit-accepted", last.revision());
            return;
        }
        for (Finding finding : last.findings()) {
            if (finding.severity() == Severity.ERROR) {
                LOG.errorf(
                        "event=edit-refused file=%s line=%d resource=%s field=%s reason=\"%s\"",
                        finding.file(), finding.line(), finding.resource(), finding.field(), finding.message());
            }
        }
    }

    /** Name, time and size of each file: enough to see an edit, cheap enough for several times a second. */
    private SortedMap<Path, String> stamps() {
        var stamps = new TreeMap<Path, String>();
        try (var files = Files.walk(path, 1)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                stamps.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        } catch (IOException | UncheckedIOException e) {
            return seen; // replaced at this very moment: the next look will tell
        }
        return stamps;
    }
}
