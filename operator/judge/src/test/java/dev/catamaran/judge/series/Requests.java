package dev.catamaran.judge.series;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.Line.Result;
import java.util.List;

/** Requests of which little matters. */
final class Requests {
    private Requests() {}

    static Line.Request ok(long id, long intended, long tookMs, String servedBy) {
        return of(id, intended, tookMs, "in", servedBy, 200, Result.OK, "");
    }

    static Line.Request failed(long id, long intended, long tookMs, String servedBy) {
        return of(id, intended, tookMs, "in", servedBy, 503, Result.FAILED, "reset");
    }

    static Line.Request shed(long id, long intended, long tookMs, String servedBy) {
        return of(id, intended, tookMs, "in", servedBy, 429, Result.SHED, "status 429");
    }

    static Line.Request entering(String cell, long intended, String servedBy) {
        return of(0, intended, 1, cell, servedBy, 200, Result.OK, "");
    }

    private static Line.Request of(
            long id,
            long intended,
            long tookMs,
            String cell,
            String servedBy,
            int status,
            Result result,
            String error) {
        return new Line.Request(
                id,
                "Person",
                true,
                cell,
                List.of(cell),
                intended,
                intended,
                intended + tookMs * 1_000,
                status,
                result,
                servedBy,
                error);
    }
}
