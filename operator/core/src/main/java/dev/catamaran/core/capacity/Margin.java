package dev.catamaran.core.capacity;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.core.model.WorkloadName;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What some ready replicas of a service carry.
 *
 * @param replicas ready ones
 * @param capacity of one replica, more than 0
 * @param utilization share of the capacity that may be used
 * @param perEdgeRequest requests to the service for one at the edge, more than 0
 */
record Margin(WorkloadName service, long replicas, RequestRate capacity, double utilization, double perEdgeRequest) {
    /** Decimal fractions are not exact in binary: a rate that meets the limit on paper fits. */
    private static final double ROUNDING = 1 + 1e-9;

    /** The largest rate at the edge that the replicas carry, per second. */
    double limit() {
        return replicas * capacity.perSecond() * utilization / perEdgeRequest;
    }

    boolean carries(RequestRate atEdge) {
        return atEdge.perSecond() <= limit() * ROUNDING;
    }

    /** How many more replicas carry that rate; 0 when these do. */
    long needs(RequestRate atEdge) {
        double whole = demand(atEdge) / (capacity.perSecond() * utilization * ROUNDING);
        long total = Math.max(replicas, (long) Math.ceil(whole));
        Margin enough = with(total);
        return enough.carries(atEdge) ? total - replicas : total + 1 - replicas;
    }

    /** {@code relation: losing cell-a leaves 1 × 1200 req/s × 80 % = 960 req/s for a demand of 1300 req/s}. */
    String arithmetic(CellName lost, RequestRate atEdge) {
        return "%s: losing %s leaves %d × %s req/s × %s %% = %s req/s for a demand of %s req/s"
                .formatted(
                        service,
                        lost,
                        replicas,
                        number(capacity.perSecond()),
                        number(utilization * 100),
                        number(replicas * capacity.perSecond() * utilization),
                        number(demand(atEdge)));
    }

    private double demand(RequestRate atEdge) {
        return atEdge.perSecond() * perEdgeRequest;
    }

    /** The same with all of its capacity in use. */
    Margin whole() {
        return new Margin(service, replicas, capacity, 1, perEdgeRequest);
    }

    private Margin with(long others) {
        return new Margin(service, others, capacity, utilization, perEdgeRequest);
    }

    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
