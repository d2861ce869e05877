package dev.catamaran.xds.bootstrap;

import dev.catamaran.core.model.SidecarPorts;
import java.nio.file.Path;

/** The configuration that a sidecar is started with; everything else it is fed. */
public final class Bootstrap {
    private Bootstrap() {}

    /**
     * Where the control plane is, and how the replica proves itself to it.
     *
     * @param target host and port
     */
    public record ControlPlaneAccess(String target, Path trustFile, Path tokenFile) {}

    /**
     * YAML for Envoy 1.40. Which replica it is beside, Envoy is told by its options {@code --service-node}, {@code --service-cluster} and
     * {@code --service-zone}.
     *
     * @param admin IP address of the admin interface, which lets everyone do everything
     */
    public static String render(String admin, ControlPlaneAccess access) {
        return TEMPLATE.replace("${ADDRESS}", admin)
                .replace("${ADMIN}", SidecarPorts.ADMIN.toString())
                .replace("${XDS}", access.target())
                .replace("${TRUST}", quoted(access.trustFile()))
                .replace("${TOKEN}", quoted(access.tokenFile()));
    }

    private static String quoted(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    // The gRPC core that google_grpc brings waits up to 2 minutes between attempts unless told otherwise: half a second
    // at most (and so does Envoy's own retry of the stream), so that sidecars are back within a second of the
    // controller. What it calls the minimum is how long one attempt may take: cut short, the handshakes of a whole mesh
    // that starts at once fail and come again faster than they can be answered. Its keep-alive stays slow: a grpc-java
    // server answers a fast one with GOAWAY. The name of the credentials is given twice because Envoy looks the plug-in
    // up by the factory name and its configuration by the other.
    private static final String TEMPLATE = """
            admin:
              address: { socket_address: { address: ${ADDRESS}, port_value: ${ADMIN} } }
            dynamic_resources:
              ads_config:
                api_type: DELTA_GRPC
                transport_api_version: V3
                grpc_services:
                - retry_policy: { retry_back_off: { base_interval: 0.1s, max_interval: 0.5s } }
                  google_grpc:
                    target_uri: ${XDS}
                    stat_prefix: xds
                    channel_credentials:
                      ssl_credentials: { root_certs: { filename: ${TRUST} } }
                    credentials_factory_name: envoy.grpc_credentials.file_based_metadata
                    call_credentials:
                    - from_plugin:
                        name: envoy.grpc_credentials.file_based_metadata
                        typed_config:
                          "@type": type.googleapis.com/envoy.config.grpc_credential.v3.FileBasedMetadataConfig
                          secret_data: { filename: ${TOKEN} }
                          header_key: authorization
                          header_prefix: 'Bearer '
                    channel_args:
                      args:
                        grpc.initial_reconnect_backoff_ms: { int_value: 100 }
                        grpc.min_reconnect_backoff_ms: { int_value: 5000 }
                        grpc.max_reconnect_backoff_ms: { int_value: 500 }
                        grpc.keepalive_time_ms: { int_value: 60000 }
                        grpc.keepalive_timeout_ms: { int_value: 20000 }
              cds_config: { resource_api_version: V3, ads: {} }
              lds_config: { resource_api_version: V3, ads: {} }
            layered_runtime:
              layers:
              - name: catamaran
                static_layer: { re2.max_program_size.error_level: 1000 }
            stats_config:
              stats_matcher:
                inclusion_list:
                  patterns:
                  - { prefix: cluster. }
                  - { prefix: cluster_manager. }
                  - { prefix: control_plane. }
                  - { prefix: http. }
                  - { prefix: listener. }
                  - { prefix: listener_manager. }
                  - { prefix: rate_limit. }
                  - { prefix: redis. }
                  - { prefix: server. }
                  - { prefix: tcp. }
            overload_manager:
              resource_monitors:
              - name: envoy.resource_monitors.global_downstream_max_connections
                typed_config:
                  "@type": type.googleapis.com/envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig
                  max_active_downstream_connections: 20000
            """;
}
