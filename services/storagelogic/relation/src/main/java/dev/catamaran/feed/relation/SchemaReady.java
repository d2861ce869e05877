package dev.catamaran.feed.relation;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the applier has made the table. */
@Readiness
@ApplicationScoped
public class SchemaReady implements HealthCheck {
    private final RelationStore store;

    public SchemaReady(RelationStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            store.following(0);
            return HealthCheckResponse.up("relation table");
        } catch (RelationStore.StoreException e) {
            return HealthCheckResponse.named("relation table")
                    .down()
                    .withData("reason", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
