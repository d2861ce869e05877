package dev.catamaran.core.capacity;

import dev.catamaran.core.model.RequestRate;

/**
 * Where some cells can carry no more, as the guard's model predicts it: at 100 % utilization, without the room that the 50 % rule keeps free. A
 * measurement can be held against it.
 *
 * @param atEdge requests per second at the edge; 0 when nothing can be predicted, or when something that every request needs is missing
 * @param arithmetic one sentence with the numbers of the service that saturates first
 */
public record Saturation(RequestRate atEdge, String arithmetic) {
    /** Of the service with the smallest limit: {@code timeline: 1 × 400 req/s / 0.85 = 470.59 req/s}. */
    static Saturation of(Margin first) {
        Margin whole = first.whole();
        return new Saturation(
                new RequestRate(whole.limit()),
                "%s: %d × %s req/s / %s = %s req/s"
                        .formatted(
                                whole.service(),
                                whole.replicas(),
                                Margin.number(whole.capacity().perSecond()),
                                Margin.number(whole.perEdgeRequest()),
                                Margin.number(whole.limit())));
    }

    static Saturation unknown(String sentence) {
        return new Saturation(RequestRate.ZERO, sentence);
    }
}
