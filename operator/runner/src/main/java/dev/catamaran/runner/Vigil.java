package dev.catamaran.runner;

import dev.catamaran.core.drill.DrillListener;
import dev.catamaran.kubernetes.drill.DrillRuns;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells the operator that this runner lives and how far it is, and hears whether it is still wanted. On a thread of its own: a slow API server delays no drill. */
final class Vigil implements AutoCloseable {
    private static final int EVERY_SECONDS = 3;

    private final DrillRuns runs;
    private final String run;
    private final Consumer<String> unwanted;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("vigil").factory());

    /** @param unwanted told why the run is not wanted any more */
    Vigil(DrillRuns runs, String run, Consumer<String> unwanted) {
        this.runs = runs;
        this.run = run;
        this.unwanted = unwanted;
        var _ = thread.scheduleWithFixedDelay(this::beat, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        attempt(() -> {
            var found = runs.edit(run, status -> status.ended() ? status : status.seen(DrillRuns.now()))
                    .filter(r -> !r.isMarkedForDeletion());
            if (found.isEmpty()) {
                unwanted.accept("the DrillRun was deleted");
                return;
            }
            var status = DrillRuns.status(found.get());
            if (status.ended()) {
                unwanted.accept("the operator has given this run up: " + status.message());
            }
        });
    }

    void phase(DrillListener.Phase phase) {
        if (phase != DrillListener.Phase.END) {
            thread.execute(() -> attempt(() -> runs.edit(run, s -> s.ended() ? s : s.in(name(phase)))));
        }
    }

    /** As the status says it, for example {@code ReadBack}. */
    static String name(DrillListener.Phase phase) {
        return Arrays.stream(phase.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (KubernetesClientException e) {
            System.err.println("the API server, which is asked again: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
