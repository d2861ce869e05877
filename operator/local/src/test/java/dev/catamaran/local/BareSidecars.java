package dev.catamaran.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.Identity;
import java.nio.file.Path;

/** Envoys that need no control plane. */
final class BareSidecars implements SidecarIdentity {
    @Override
    public void admit(String token, Identity identity) {
        assertThat(token).hasSize(64);
    }

    @Override
    public String bootstrap(Identity identity, Path tokenFile) {
        return "admin: {address: {socket_address: {address: %s, port_value: 15000}}}%n".formatted(identity.address());
    }
}
