package dev.catamaran.xds.server;

import com.google.protobuf.ByteString;
import dev.catamaran.core.model.Identity;
import dev.catamaran.xds.snapshot.GroupSnapshot;
import dev.catamaran.xds.snapshot.Resource;
import dev.catamaran.xds.snapshot.TypeUrl;
import dev.catamaran.xds.translate.AddressStamp;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that one replica should hold: its group's resources with its addresses in them, and its secrets. By type URL, then name. */
record StreamSnapshot(Map<String, SortedMap<String, Item>> items) {
    static final String SECRET = "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret";
    static final StreamSnapshot EMPTY = new StreamSnapshot(Map.of());

    /** A resource as the protocol sees it. */
    record Item(String name, String version, ByteString bytes) {}

    static StreamSnapshot of(GroupSnapshot group, Identity replica, List<Item> secrets) {
        Map<String, SortedMap<String, Item>> items = new TreeMap<>();
        for (TypeUrl type : TypeUrl.values()) {
            SortedMap<String, Item> named = new TreeMap<>();
            for (Resource shared : group.of(type)) {
                Resource own = AddressStamp.stamp(shared, replica);
                named.put(own.name(), new Item(own.name(), own.version(), own.bytes()));
            }
            items.put(type.url(), named);
        }
        SortedMap<String, Item> named = new TreeMap<>();
        secrets.forEach(secret -> named.put(secret.name(), secret));
        items.put(SECRET, named);
        return new StreamSnapshot(items);
    }

    SortedMap<String, Item> of(String typeUrl) {
        return items.getOrDefault(typeUrl, new TreeMap<>());
    }
}
