package dev.catamaran.xds.server;

import dev.catamaran.core.model.Identity;
import java.util.List;

/** Told when a sidecar does not take a resource. It keeps the last good one; that version is not sent to it again. */
@FunctionalInterface
public interface RejectionListener {
    /** Called once per stream and version, on that stream's thread: must not block for long. */
    void onRejected(Identity identity, String typeUrl, List<String> resources, String message);
}
