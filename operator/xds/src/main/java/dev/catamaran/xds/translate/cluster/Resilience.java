package dev.catamaran.xds.translate.cluster;

import com.google.protobuf.BoolValue;
import com.google.protobuf.UInt32Value;
import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.Service;
import dev.catamaran.xds.translate.Times;
import io.envoyproxy.envoy.config.cluster.v3.CircuitBreakers;
import io.envoyproxy.envoy.config.cluster.v3.OutlierDetection;
import io.envoyproxy.envoy.config.core.v3.HealthCheck;
import io.envoyproxy.envoy.type.v3.Percent;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** When a host counts as lost, and how much may be under way. */
final class Resilience {
    /** More than one sidecar ever has in flight: when a cell dies, all of it fails, and is retried, at the same moment. */
    private static final UInt32Value IN_FLIGHT = UInt32Value.of(10_000);

    /** Where no capacity is declared: more than all that one sidecar retries when a cell dies. */
    private static final int RETRIES_AT_ONCE = 2_000;

    private Resilience() {}

    static CircuitBreakers limits() {
        return limits(RETRIES_AT_ONCE);
    }

    /**
     * What a cell's whole declared capacity has under way, if every attempt lasts as long as it may, is retried at once when the cell dies; so much
     * must be allowed. More would help nobody: where attempts are late because there is too much work, each retry is more work.
     */
    static CircuitBreakers limits(Service callee, Budget budget) {
        double capacity = callee.capacityPerReplica().perSecond() * callee.replicas();
        double underWay = capacity * budget.perTryTimeout().toMillis() / 1_000;
        return limits(capacity == 0 ? RETRIES_AT_ONCE : (int) Math.ceil(Math.min(underWay, IN_FLIGHT.getValue())));
    }

    private static CircuitBreakers limits(int retriesAtOnce) {
        CircuitBreakers.Thresholds.Builder limits = CircuitBreakers.Thresholds.newBuilder()
                .setMaxConnections(IN_FLIGHT)
                .setMaxPendingRequests(IN_FLIGHT)
                .setMaxRequests(IN_FLIGHT);
        limits.getRetryBudgetBuilder()
                .setBudgetPercent(Percent.newBuilder().setValue(20))
                .setMinRetryConcurrency(UInt32Value.of(retriesAtOnce));
        return CircuitBreakers.newBuilder().addThresholds(limits).build();
    }

    /** A connection that breaks, or is refused, ejects at once. An answer never does: a service that says "unavailable" speaks of what it calls. */
    static OutlierDetection outliers() {
        UInt32Value always = UInt32Value.of(100);
        UInt32Value never = UInt32Value.of(0);
        return OutlierDetection.newBuilder()
                .setSplitExternalLocalOriginErrors(true)
                .setConsecutiveLocalOriginFailure(UInt32Value.of(1))
                .setEnforcingConsecutiveLocalOriginFailure(always)
                .setEnforcingConsecutiveGatewayFailure(never)
                .setEnforcingConsecutive5Xx(never)
                .setEnforcingSuccessRate(never)
                .setEnforcingLocalOriginSuccessRate(never)
                .setInterval(Times.millis(500))
                .setBaseEjectionTime(Times.millis(1_000))
                .setMaxEjectionTime(Times.millis(5_000))
                .setMaxEjectionPercent(always)
                .build();
    }

    /** The TLS connection to the server's sidecar comes about. */
    static HealthCheck connects() {
        return check().setTcpHealthCheck(HealthCheck.TcpHealthCheck.getDefaultInstance())
                .build();
    }

    /** Redis itself says PONG. */
    static HealthCheck redisAnswers() {
        return check().setTcpHealthCheck(HealthCheck.TcpHealthCheck.newBuilder()
                        .setSend(payload("*1\r\n$4\r\nPING\r\n"))
                        .addReceive(payload("+PONG")))
                .build();
    }

    private static HealthCheck.Builder check() {
        return HealthCheck.newBuilder()
                .setInterval(Times.millis(1_000))
                // A cluster without traffic would otherwise be looked at once a minute.
                .setNoTrafficInterval(Times.millis(1_000))
                .setNoTrafficHealthyInterval(Times.millis(1_000))
                .setUnhealthyInterval(Times.millis(250))
                .setTimeout(Times.millis(500))
                .setUnhealthyThreshold(UInt32Value.of(2))
                .setHealthyThreshold(UInt32Value.of(1))
                .setReuseConnection(BoolValue.of(true));
    }

    private static HealthCheck.Payload payload(String ascii) {
        return HealthCheck.Payload.newBuilder()
                .setText(HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII)))
                .build();
    }
}
