package dev.catamaran.xds.translate.filter;

import com.google.protobuf.ByteString;
import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.xds.translate.DescriptorSource;
import io.envoyproxy.envoy.extensions.filters.http.grpc_json_transcoder.v3.GrpcJsonTranscoder;

/** HTTP/JSON outside, gRPC inside. The route is chosen after it, by the gRPC method: {@code match_incoming_request_route} stays off. */
public final class Transcoder {
    private Transcoder() {}

    public static GrpcJsonTranscoder of(AccessGateway gateway, DescriptorSource descriptors) {
        return GrpcJsonTranscoder.newBuilder()
                .setProtoDescriptorBin(ByteString.copyFrom(descriptors.read(gateway.descriptor())))
                .addAllServices(gateway.grpcServices())
                .setConvertGrpcStatus(true)
                .setPrintOptions(GrpcJsonTranscoder.PrintOptions.newBuilder().setAlwaysPrintPrimitiveFields(true))
                .build();
    }
}
