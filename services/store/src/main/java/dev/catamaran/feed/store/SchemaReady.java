package dev.catamaran.feed.store;

import io.grpc.StatusRuntimeException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the applier has made the tables; it makes them all at once. */
@Readiness
@ApplicationScoped
public class SchemaReady implements HealthCheck {
    private final StoreReader store;

    public SchemaReady(StoreReader store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            store.read("SELECT 1 FROM bus_position LIMIT 1", row -> row.getInt(1));
            return HealthCheckResponse.up("tables");
        } catch (StatusRuntimeException e) {
            return HealthCheckResponse.named("tables")
                    .down()
                    .withData("reason", String.valueOf(e.getCause()))
                    .build();
        }
    }
}
