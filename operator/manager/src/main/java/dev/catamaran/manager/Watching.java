package dev.catamaran.manager;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once everything was seen: until then a sidecar would be told of nobody. Once ready, always ready: without the API server it goes on with what it knows. */
@Readiness
@ApplicationScoped
public class Watching implements HealthCheck {
    private final Serving serving;

    public Watching(Serving serving) {
        this.serving = serving;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("everything was seen")
                .status(serving.latest().isPresent())
                .build();
    }
}
