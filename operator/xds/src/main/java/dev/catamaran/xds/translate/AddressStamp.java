package dev.catamaran.xds.translate;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.core.model.Identity;
import dev.catamaran.xds.snapshot.Resource;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.envoyproxy.envoy.config.listener.v3.Listener;

/** Puts a replica's own addresses where the group's resources have a placeholder: where listeners bind, and where the application is. */
public final class AddressStamp {
    /** Stands for the address where others reach the replica. */
    public static final String OUTSIDE = "0.0.0.0";

    /** Stands for the address that only the replica itself reaches. */
    public static final String INSIDE = "0.0.0.1";

    private AddressStamp() {}

    /** The resource for that replica; the same one when it holds no placeholder. */
    public static Resource stamp(Resource resource, Identity replica) {
        try {
            return switch (resource.type()) {
                case LDS -> stamp(resource, Listener.parseFrom(resource.bytes()), replica);
                case CDS -> stamp(resource, Cluster.parseFrom(resource.bytes()), replica);
                case EDS, RDS -> resource;
            };
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(resource.type() + " '" + resource.name() + "' is not what it says", e);
        }
    }

    private static Resource stamp(Resource resource, Listener listener, Identity replica) {
        Listener.Builder stamped = listener.toBuilder();
        if (!stamp(stamped.getAddressBuilder(), replica)) {
            return resource;
        }
        return Resource.of(resource.type(), resource.name(), stamped.build());
    }

    private static Resource stamp(Resource resource, Cluster cluster, Identity replica) {
        if (!cluster.hasLoadAssignment()) {
            return resource;
        }
        Cluster.Builder stamped = cluster.toBuilder();
        ClusterLoadAssignment.Builder assignment = stamped.getLoadAssignmentBuilder();
        for (LocalityLbEndpoints.Builder locality : assignment.getEndpointsBuilderList()) {
            for (LbEndpoint.Builder endpoint : locality.getLbEndpointsBuilderList()) {
                stamp(endpoint.getEndpointBuilder().getAddressBuilder(), replica);
            }
        }
        return Resource.of(resource.type(), resource.name(), stamped.build());
    }

    private static boolean stamp(Address.Builder address, Identity replica) {
        String own = switch (address.getSocketAddress().getAddress()) {
            case OUTSIDE -> replica.address();
            case INSIDE -> replica.inside();
            default -> "";
        };
        if (!own.isEmpty()) {
            address.getSocketAddressBuilder().setAddress(own);
        }
        return !own.isEmpty();
    }

    /** Where others reach the replica, to be stamped. */
    public static Address outside(int port) {
        return address(OUTSIDE, port);
    }

    /** Where only the replica itself reaches, to be stamped. */
    public static Address inside(int port) {
        return address(INSIDE, port);
    }

    private static Address address(String placeholder, int port) {
        return Address.newBuilder()
                .setSocketAddress(
                        SocketAddress.newBuilder().setAddress(placeholder).setPortValue(port))
                .build();
    }
}
