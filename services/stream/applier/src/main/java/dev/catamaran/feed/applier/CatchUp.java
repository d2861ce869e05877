package dev.catamaran.feed.applier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the store is past the end offsets that were taken at the start: of this cell's topics, and of the other cells' {@code direct} where
 * they could be reached. Once ready, always ready.
 */
@Readiness
@Default // a qualifier alone would hide it from the applier
@ApplicationScoped
public class CatchUp implements HealthCheck {
    private final Map<Position, Long> targets = new TreeMap<>();
    private Map<Position, Long> reached = Map.of();
    private boolean known;
    private boolean done;

    /** What must be reached; taken once. */
    synchronized void aim(Map<Position, Long> ends) {
        targets.putAll(ends);
        known = true;
        compare();
    }

    /** How far the store is. */
    synchronized void reached(Map<Position, Long> positions) {
        reached = Map.copyOf(positions);
        compare();
    }

    private void compare() {
        targets.entrySet().removeIf(t -> reached.getOrDefault(t.getKey(), 0L) >= t.getValue());
        done = done || (known && targets.isEmpty());
    }

    @Override
    public synchronized HealthCheckResponse call() {
        var response = HealthCheckResponse.named("caught up").status(done);
        if (!done) {
            response.withData("reason", known ? "behind in " + targets : "end offsets are not known yet");
        }
        return response.build();
    }
}
