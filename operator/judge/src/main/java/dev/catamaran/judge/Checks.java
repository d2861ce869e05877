package dev.catamaran.judge;

import dev.catamaran.judge.Check.Kind;
import dev.catamaran.judge.record.MarkName;
import dev.catamaran.judge.series.Latencies;
import java.util.ArrayList;
import java.util.List;

/** Compares figures with limits. */
final class Checks {
    private final Evidence evidence;
    private final Figures figures;
    private final MeshCounters counters;
    private final Expectations limits;
    private final Rates rates;
    private final List<Check> checks = new ArrayList<>();

    private Checks(Evidence evidence, Figures figures, MeshCounters counters, Expectations limits) {
        this.counters = counters;
        this.evidence = evidence;
        this.rates = Rates.of(evidence);
        this.figures = figures;
        this.limits = limits;
    }

    /** In the order in which a person wants to read them. A refused drill has one check only: there is nothing else to judge. */
    static List<Check> of(Evidence evidence, Figures figures, MeshCounters counters, Expectations limits) {
        var all = new Checks(evidence, figures, counters, limits);
        all.capacity();
        if (!Verdict.refused(evidence)) {
            all.interruptions();
            all.promises();
            all.proof();
        }
        return List.copyOf(all.checks);
    }

    private void capacity() {
        evidence.mark(MarkName.PRECHECK)
                .ifPresent(m -> atLeast(
                        "capacity",
                        1,
                        Boolean.TRUE.equals(m.detail().get("admitted")) ? 1 : 0,
                        Kind.PROMISE,
                        String.valueOf(m.detail().getOrDefault("arithmetic", "the guard gave no arithmetic"))));
    }

    private void interruptions() {
        boolean interrupted = evidence.mark(MarkName.INTERRUPTED).isPresent();
        atMost(
                "interruptions",
                0,
                interrupted ? 1 : 0,
                interrupted ? evidence.detail(MarkName.INTERRUPTED, "reason") : "no stop condition held");
    }

    private void promises() {
        failedBeforeFault();
        var window = figures.faultWindow();
        atMost(
                "failedIdempotentPercent",
                limits.failedIdempotentPercent(),
                window.idempotent() == 0 ? -1 : 100.0 * window.failedIdempotent() / window.idempotent(),
                "%d of %d idempotent requests intended within 5 s of the fault failed"
                        .formatted(window.failedIdempotent(), window.idempotent()));
        atMost(
                "errorWindowMs",
                limits.errorWindowMs(),
                figures.errorWindowMs(),
                "from the first failed request to the end of the last one");
        p99("steady");
        if (!rates.surge() && !rates.steps()) {
            p99("hold");
        }
        p99("after");
        shedding();
        surge();
        prediction();
        atMost(
                "lostWrites",
                limits.lostWrites(),
                figures.lostWrites(),
                "acknowledged writes that a cell's store does not hold");
        atMost("phantoms", 0, figures.phantoms(), "rows in a store that no write of the ledger explains");
        freshness();
        caches();
        long unequal = figures.cells().stream().filter(c -> !c.recordsEqual()).count();
        atMost(
                "unequalCells",
                0,
                storesRead() == cells() ? unequal : -1,
                "cells whose store lacks a row, or the newest row, that another cell's store holds");
        atLeast(
                "converged",
                1,
                evidence.mark(MarkName.CONVERGED).isPresent() ? 1 : 0,
                storesRead() == cells() ? Kind.PROMISE : Kind.PROOF,
                "every table of every cell's store, timelines included, came to hold the same, and all that was acknowledged");
        boolean returned = evidence.mark(MarkName.CELL_ACTIVE).isPresent();
        atLeast(
                "cellReturned",
                1,
                returned ? 1 : 0,
                evidence.complete() && evidence.fault().isPresent() ? Kind.PROMISE : Kind.PROOF,
                "the cell was Active again before the deadline");
    }

    /** Only where there were posts: a phase without any promises nothing about them. */
    private void freshness() {
        var posts = figures.freshness();
        if (posts.posts() == 0) {
            return;
        }
        atMost("unseenPosts", 0, posts.unseen(), "timelines of followers that lack an acknowledged post at the end");
        if (posts.steadyP99Ms() >= 0) {
            atMost(
                    "postFreshSteadyP99Ms",
                    limits.postFreshSteadyMs(),
                    posts.steadyP99Ms(),
                    "99 % of the posts were in all followers' timelines of every cell no later than this after their acknowledgement");
        }
        if (posts.afterP99Ms() >= 0) {
            atMost(
                    "postFreshAfterP99Ms",
                    limits.postFreshAfterMs(),
                    posts.afterP99Ms(),
                    "the same after the return of the cell");
        }
    }

    /** Only where anything was shed. Without this check, a mesh that refuses everything would have no failed request. */
    private void shedding() {
        if (figures.overload().shed() > 0) {
            atMost(
                    "unaskedShedPercent",
                    limits.failedIdempotentPercent(),
                    figures.overload().unaskedShedPercent(),
                    "requests of the classes critical and normal that were shed at the drill's own rate");
        }
    }

    /** Instead of the hold's p99: more comes in than is carried, and only some of it is promised anything. */
    private void surge() {
        if (!rates.surge()) {
            return;
        }
        var surge = figures.overload().surge();
        atMost(
                "surgeCriticalP99Ms",
                limits.surgeCriticalP99Ms(),
                surge.criticalP99Ms(),
                "99 % of the critical requests of the surge took no longer, from their intended time");
        atMost(
                "surgeCriticalFailedPercent",
                limits.surgeCriticalFailedPercent(),
                surge.criticalFailedPercent(),
                "critical requests of the surge that failed or were shed");
        atLeast(
                "surgeGoodputPercent",
                limits.surgeGoodputPercent(),
                surge.goodputPercent(),
                surge.goodputPercent() < 0 ? Kind.PROOF : Kind.PROMISE,
                "%s of %s req/s were answered as they wanted, in percent of %s req/s that can be; saturation: %s"
                        .formatted(
                                Check.number(surge.goodput()),
                                Check.number(surge.offered()),
                                Check.number(surge.capacity()),
                                figures.overload().saturation().sentence()));
    }

    private void prediction() {
        if (rates.steps()) {
            var saturation = figures.overload().saturation();
            atMost(
                    "predictionWithinPercent",
                    limits.predictionWithinPercent(),
                    saturation.offByPercent(),
                    saturation.sentence());
        }
    }

    /** Only where the drill says how far it may fall. */
    private void caches() {
        if (limits.cacheHitDropPoints() >= 0) {
            var fault = counters.cachesAtFault();
            atMost(
                    "cacheHitDropPoints",
                    limits.cacheHitDropPoints(),
                    fault.dropPoints(),
                    "points by which the hit ratio of the surviving cells fell, from the 5 s before the fault to the 5 s after it");
        }
    }

    private void failedBeforeFault() {
        long fault = evidence.fault().orElse(Long.MAX_VALUE);
        long failed = evidence.requests.stream()
                .filter(r -> r.failed() && r.answered() < fault)
                .count();
        atMost("failedBeforeFault", 0, failed, "requests that failed while nothing was broken yet");
    }

    private void p99(String phase) {
        double value = figures.phases().stream()
                .filter(p -> p.name().equals(phase))
                .mapToDouble(Figures.Phase::p99Ms)
                .findFirst()
                .orElse(-1);
        // A driver that was late itself cannot blame the system, unless the answers alone took too long.
        Kind kind = value > limits.p99Ms() && driverLate() && p99FromSent(phase) <= limits.p99Ms()
                ? Kind.PROOF
                : Kind.PROMISE;
        add(Check.atMost(
                phase + "P99Ms",
                limits.p99Ms(),
                value,
                kind,
                "99 % of the requests of the phase " + phase + " took no longer, from their intended time"));
    }

    private double p99FromSent(String phase) {
        return Phases.of(evidence)
                .named(phase)
                .map(span -> Latencies.of(evidence.requests.stream()
                                .filter(r -> span.holds(r.intended()))
                                .mapToLong(r -> r.answered() - r.sent()))
                        .percentileMs(99))
                .orElse(-1.0);
    }

    private boolean driverLate() {
        return figures.driver().lateP99Ms() > limits.maxDriverLateP99Ms();
    }

    private void proof() {
        atLeast(
                "recordComplete",
                1,
                evidence.complete() ? 1 : 0,
                Kind.PROOF,
                "the record has its header, its footer and every line between");
        atLeast("faultApplied", 1, evidence.fault().isPresent() ? 1 : 0, Kind.PROOF, "the record shows the fault");
        atLeast("storesRead", cells(), storesRead(), Kind.PROOF, "cells whose store was read back to the last row");
        atLeast(
                "ackedWrites",
                limits.minAckedWrites(),
                figures.ackedWrites(),
                Kind.PROOF,
                "acknowledged writes of the traffic");
        atLeast(
                "ackedNearFault",
                limits.minAckedNearFault(),
                figures.ackedNearFault(),
                Kind.PROOF,
                "writes acknowledged within 500 ms of the fault");
        add(Check.atMost(
                "driverLateP99Ms",
                limits.maxDriverLateP99Ms(),
                figures.driver().lateP99Ms(),
                Kind.PROOF,
                "99 % of the requests were sent no later than this after their intended time"));
    }

    private long cells() {
        return Math.max(2, figures.cells().size());
    }

    private long storesRead() {
        return figures.cells().stream().filter(c -> c.rows() >= 0).count();
    }

    private void atMost(String name, Number limit, Number value, String explanation) {
        add(Check.atMost(name, limit, value, Kind.PROMISE, explanation));
    }

    private void atLeast(String name, Number limit, Number value, Kind kind, String explanation) {
        add(Check.atLeast(name, limit, value, kind, explanation));
    }

    private void add(Check check) {
        checks.add(check);
    }
}
