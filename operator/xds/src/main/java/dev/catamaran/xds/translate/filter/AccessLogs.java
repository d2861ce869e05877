package dev.catamaran.xds.translate.filter;

import com.google.protobuf.Any;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.catamaran.xds.translate.Group;
import io.envoyproxy.envoy.config.accesslog.v3.AccessLog;
import io.envoyproxy.envoy.config.accesslog.v3.AccessLogFilter;
import io.envoyproxy.envoy.config.accesslog.v3.ComparisonFilter;
import io.envoyproxy.envoy.config.accesslog.v3.GrpcStatusFilter;
import io.envoyproxy.envoy.config.accesslog.v3.OrFilter;
import io.envoyproxy.envoy.config.accesslog.v3.StatusCodeFilter;
import io.envoyproxy.envoy.config.core.v3.RuntimeUInt32;
import io.envoyproxy.envoy.config.core.v3.SubstitutionFormatString;
import io.envoyproxy.envoy.extensions.access_loggers.stream.v3.StdoutAccessLog;
import java.util.List;

/** One JSON line on stdout: of every request at the edge, inside the mesh of failed ones only, since a line costs as much as a hop. */
public final class AccessLogs {
    private AccessLogs() {}

    public static AccessLog every(Group group) {
        return log(group).build();
    }

    public static AccessLog failures(Group group) {
        return log(group)
                .setFilter(AccessLogFilter.newBuilder()
                        .setOrFilter(
                                OrFilter.newBuilder().addFilters(serverErrors()).addFilters(grpcErrors())))
                .build();
    }

    private static AccessLogFilter serverErrors() {
        return AccessLogFilter.newBuilder()
                .setStatusCodeFilter(StatusCodeFilter.newBuilder()
                        .setComparison(ComparisonFilter.newBuilder()
                                .setOp(ComparisonFilter.Op.GE)
                                .setValue(RuntimeUInt32.newBuilder()
                                        .setDefaultValue(500)
                                        .setRuntimeKey("catamaran.log.min_status"))))
                .build();
    }

    private static AccessLogFilter grpcErrors() {
        return AccessLogFilter.newBuilder()
                .setGrpcStatusFilter(GrpcStatusFilter.newBuilder()
                        .addAllStatuses(List.of(
                                GrpcStatusFilter.Status.UNKNOWN,
                                GrpcStatusFilter.Status.DEADLINE_EXCEEDED,
                                GrpcStatusFilter.Status.PERMISSION_DENIED,
                                GrpcStatusFilter.Status.RESOURCE_EXHAUSTED,
                                GrpcStatusFilter.Status.INTERNAL,
                                GrpcStatusFilter.Status.UNAVAILABLE)))
                .build();
    }

    private static AccessLog.Builder log(Group group) {
        Struct line = Struct.newBuilder()
                .putFields("service", text(group.workload().value()))
                .putFields("cell", text(group.cell().value()))
                .putFields("request", text("%REQ(X-REQUEST-ID)%"))
                .putFields("method", text("%REQ(:METHOD)%"))
                .putFields("path", text("%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%"))
                .putFields("status", text("%RESPONSE_CODE%"))
                .putFields("grpc", text("%GRPC_STATUS%"))
                .putFields("flags", text("%RESPONSE_FLAGS%"))
                .putFields("ms", text("%DURATION%"))
                .putFields("upstream", text("%UPSTREAM_HOST%"))
                .build();
        return AccessLog.newBuilder()
                .setName("envoy.access_loggers.stdout")
                .setTypedConfig(Any.pack(StdoutAccessLog.newBuilder()
                        .setLogFormat(SubstitutionFormatString.newBuilder().setJsonFormat(line))
                        .build()));
    }

    private static Value text(String format) {
        return Value.newBuilder().setStringValue(format).build();
    }
}
