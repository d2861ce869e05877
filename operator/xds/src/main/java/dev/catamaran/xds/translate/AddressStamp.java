package dev.catamaran.xds.translate;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.xds.snapshot.Resource;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.envoyproxy.envoy.config.listener.v3.Listener;

/** Puts a replica's own address where the group's resources have a placeholder: where listeners bind, and where the application is. */
public final class AddressStamp {
    /** Stands for the replica's own address. */
    public static final String PLACEHOLDER = "0.0.0.0";

    private AddressStamp() {}

    /** The resource for the replica at that address; the same one when it holds no placeholder. */
    public static Resource stamp(Resource resource, String address) {
        try {
            return switch (resource.type()) {
                case LDS -> stamp(resource, Listener.parseFrom(resource.bytes()), address);
                case CDS -> stamp(resource, Cluster.parseFrom(resource.bytes()), address);
                case EDS, RDS -> resource;
            };
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(resource.type() + " '" + resource.name() + "' is not what it says", e);
        }
    }

    private static Resource stamp(Resource resource, Listener listener, String address) {
        if (!isPlaceholder(listener.getAddress())) {
            return resource;
        }
        Listener.Builder stamped = listener.toBuilder();
        stamped.getAddressBuilder().getSocketAddressBuilder().setAddress(address);
        return Resource.of(resource.type(), resource.name(), stamped.build());
    }

    private static Resource stamp(Resource resource, Cluster cluster, String address) {
        if (!cluster.hasLoadAssignment()) {
            return resource;
        }
        Cluster.Builder stamped = cluster.toBuilder();
        ClusterLoadAssignment.Builder assignment = stamped.getLoadAssignmentBuilder();
        for (LocalityLbEndpoints.Builder locality : assignment.getEndpointsBuilderList()) {
            for (LbEndpoint.Builder endpoint : locality.getLbEndpointsBuilderList()) {
                Address.Builder at = endpoint.getEndpointBuilder().getAddressBuilder();
                if (isPlaceholder(at.build())) {
                    at.getSocketAddressBuilder().setAddress(address);
                }
            }
        }
        return Resource.of(resource.type(), resource.name(), stamped.build());
    }

    private static boolean isPlaceholder(Address address) {
        return address.getSocketAddress().getAddress().equals(PLACEHOLDER);
    }

    /** An address of the replica itself, to be stamped. */
    public static Address own(int port) {
        return Address.newBuilder()
                .setSocketAddress(
                        SocketAddress.newBuilder().setAddress(PLACEHOLDER).setPortValue(port))
                .build();
    }
}
