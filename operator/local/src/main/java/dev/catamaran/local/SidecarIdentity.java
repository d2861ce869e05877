package dev.catamaran.local;

import dev.catamaran.core.model.Identity;
import java.nio.file.Path;

/** What the runtime needs from the control plane so that a sidecar can prove who it is. */
public interface SidecarIdentity {
    /** From now on this token proves that identity. Called again for adopted replicas after a restart of the controller; idempotent. */
    void admit(String token, Identity identity);

    /** Envoy's bootstrap as YAML; Envoy reads its token from that file. The same arguments must give the same text. */
    String bootstrap(Identity identity, Path tokenFile);
}
