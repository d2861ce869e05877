package dev.catamaran.kubernetes.apply;

import dev.catamaran.kubernetes.objects.Labels;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** How everything is written: applied by the server, as one field manager that owns what it writes. */
final class ServerSide {
    private ServerSide() {}

    static PatchContext apply() {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(Labels.CATAMARAN)
                .withForce(true)
                .build();
    }
}
