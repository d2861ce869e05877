package dev.catamaran.xds.translate.secret;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.config.core.v3.AggregatedConfigSource;
import io.envoyproxy.envoy.config.core.v3.ApiVersion;
import io.envoyproxy.envoy.config.core.v3.ConfigSource;
import io.envoyproxy.envoy.config.core.v3.TransportSocket;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SubjectAltNameMatcher;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.TlsParameters;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.util.List;

/** Mutual TLS between sidecars. */
public final class Tls {
    /** SDS name of the replica's leaf and key. */
    public static final String IDENTITY = "identity";

    /** SDS name of the bundle that proves others. */
    public static final String TRUST = "trust";

    private static final String SOCKET = "envoy.transport_sockets.tls";

    private Tls() {}

    /** A configuration source: the stream that this came on. */
    public static ConfigSource ads() {
        return ConfigSource.newBuilder()
                .setAds(AggregatedConfigSource.getDefaultInstance())
                .setResourceApiVersion(ApiVersion.V3)
                .build();
    }

    /** Towards a workload: it must prove that SPIFFE id, wherever it is. */
    public static TransportSocket upstream(String sni, String spiffeId, List<String> alpn) {
        return socket(Any.pack(UpstreamTlsContext.newBuilder()
                .setSni(sni)
                .setCommonTlsContext(common(alpn).setCombinedValidationContext(oneOf(List.of(spiffeId))))
                .build()));
    }

    /** From other sidecars: whoever comes needs a certificate of this mesh; who of them may call is RBAC's business. */
    public static TransportSocket downstream(List<String> alpn) {
        return downstream(common(alpn).setValidationContextSdsSecretConfig(secret(TRUST)));
    }

    /** From the sidecars of these workloads and of no other, not even for as long as nothing is sent; without any, from nobody. */
    public static TransportSocket downstreamFrom(List<String> spiffeIds) {
        // An empty list would let everybody in.
        List<String> callers = spiffeIds.isEmpty() ? List.of("nobody") : spiffeIds;
        return downstream(common(List.of()).setCombinedValidationContext(oneOf(callers)));
    }

    private static TransportSocket downstream(CommonTlsContext.Builder common) {
        return socket(Any.pack(DownstreamTlsContext.newBuilder()
                .setRequireClientCertificate(BoolValue.of(true))
                .setCommonTlsContext(common)
                .build()));
    }

    /** A certificate of this mesh with one of these SPIFFE ids. */
    private static CommonTlsContext.CombinedCertificateValidationContext oneOf(List<String> spiffeIds) {
        CertificateValidationContext.Builder names = CertificateValidationContext.newBuilder();
        for (String spiffeId : spiffeIds) {
            names.addMatchTypedSubjectAltNames(SubjectAltNameMatcher.newBuilder()
                    .setSanType(SubjectAltNameMatcher.SanType.URI)
                    .setMatcher(StringMatcher.newBuilder().setExact(spiffeId)));
        }
        return CommonTlsContext.CombinedCertificateValidationContext.newBuilder()
                .setDefaultValidationContext(names)
                .setValidationContextSdsSecretConfig(secret(TRUST))
                .build();
    }

    private static CommonTlsContext.Builder common(List<String> alpn) {
        return CommonTlsContext.newBuilder()
                .setTlsParams(TlsParameters.newBuilder()
                        .setTlsMinimumProtocolVersion(TlsParameters.TlsProtocol.TLSv1_3)
                        .setTlsMaximumProtocolVersion(TlsParameters.TlsProtocol.TLSv1_3))
                .addAllAlpnProtocols(alpn)
                .addTlsCertificateSdsSecretConfigs(secret(IDENTITY));
    }

    private static SdsSecretConfig secret(String name) {
        return SdsSecretConfig.newBuilder().setName(name).setSdsConfig(ads()).build();
    }

    private static TransportSocket socket(Any context) {
        return TransportSocket.newBuilder()
                .setName(SOCKET)
                .setTypedConfig(context)
                .build();
    }
}
