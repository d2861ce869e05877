package dev.catamaran.app.metrics;

import dev.catamaran.app.mesh.MeshStatus;
import dev.catamaran.local.LocalException;
import dev.catamaran.local.prometheus.PrometheusFolder;
import dev.catamaran.local.prometheus.PrometheusServer;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Prometheus' files, which follow the mesh, and the Prometheus of this mesh, when there is to be one. No mesh waits for either. */
public final class Observation {
    private static final Logger LOG = Logger.getLogger(Observation.class);

    private final PrometheusFolder folder;
    private final Path rules;
    private final Optional<PrometheusServer> server;
    private final String controller;

    /**
     * Nothing is written or started yet.
     *
     * @param rules folder of the rule files
     * @param controller host and port of this process' metrics
     */
    public Observation(PrometheusFolder folder, Path rules, Optional<PrometheusServer> server, String controller) {
        this.folder = folder;
        this.rules = rules;
        this.server = server;
        this.controller = controller;
    }

    /** To be called every few seconds; does nothing before there is a mesh. */
    public void follow(MeshStatus status, String cpusLeftOver) {
        if (status.model().isEmpty() || cpusLeftOver.isEmpty()) {
            return;
        }
        try {
            folder.write(rules);
            folder.write(Targets.of(status.model().get(), status.replicas(), controller));
        } catch (LocalException e) {
            LOG.warnf("event=prometheus-files reason=\"%s\"", e.getMessage());
            return;
        }
        server.flatMap(s -> s.keep(cpusLeftOver))
                .ifPresent(
                        why -> LOG.warnf("event=no-prometheus reason=\"%s\" hint=\"the mesh runs without it\"", why));
    }

    /** Where it answers; empty when it does not run. */
    public String page() {
        return server.flatMap(PrometheusServer::page).orElse("");
    }

    /** Ends what was started. */
    public void end() {
        server.ifPresent(PrometheusServer::stop);
    }
}
