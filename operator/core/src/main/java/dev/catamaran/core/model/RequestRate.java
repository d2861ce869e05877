package dev.catamaran.core.model;

/** Requests per second, zero or more. */
public record RequestRate(double perSecond) implements Comparable<RequestRate> {
    public static final RequestRate ZERO = new RequestRate(0);

    public RequestRate {
        if (!(perSecond >= 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException("a request rate is a finite number of at least 0, not " + perSecond);
        }
    }

    public RequestRate plus(RequestRate other) {
        return new RequestRate(perSecond + other.perSecond);
    }

    public RequestRate times(double factor) {
        return new RequestRate(perSecond * factor);
    }

    @Override
    public int compareTo(RequestRate other) {
        return Double.compare(perSecond, other.perSecond);
    }
}
