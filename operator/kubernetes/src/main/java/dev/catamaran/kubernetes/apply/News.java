package dev.catamaran.kubernetes.apply;

import dev.catamaran.kubernetes.status.Change;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says what is news in each status, once: the cache of a watch may be older than what was written last. */
final class News {
    private final Events events;

    /** What was told last, by uid. */
    private final Map<String, Object> told = new ConcurrentHashMap<>();

    News(Events events) {
        this.events = events;
    }

    void tell(CustomResource<?, ?> resource, Object status) {
        var before = told.put(resource.getMetadata().getUid(), status);
        for (Change change : Change.between(before == null ? resource.getStatus() : before, status)) {
            var type = change.good() ? Events.Type.NORMAL : Events.Type.WARNING;
            events.say(resource, type, change.reason(), change.note());
        }
    }
}
