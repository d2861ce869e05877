package dev.catamaran.feed.kit.warmup;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import io.grpc.Channel;

/** One round of what this service does all day, without any effect: reads only. A bean of this type is played by {@link WarmUp}. */
public interface Rehearsal {
    /**
     * Plays one round.
     *
     * @param self a channel to this process' own gRPC port
     */
    void play(Channel self, MeshEnvironment mesh);
}
