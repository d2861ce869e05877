package dev.catamaran.judge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.catamaran.judge.series.Timeline;
import java.util.List;

/**
 * The judgement of one drill.
 *
 * @param drill its name
 * @param fault its kind, for example {@code CellOutage}
 * @param cell that was lost
 * @param reason one sentence
 * @param startedAt ISO 8601, UTC
 * @param rate requests per second asked for
 * @param counters what the mesh counted itself; empty when the record has no counters
 * @param timeline for pictures; too long for {@code report.json}
 */
public record Report(
        String drill,
        String fault,
        String cell,
        Outcome outcome,
        String reason,
        String startedAt,
        double rate,
        @JsonUnwrapped Figures figures,
        List<Check> checks,
        MeshCounters counters,
        Origin origin,
        @JsonIgnore Timeline timeline) {}
