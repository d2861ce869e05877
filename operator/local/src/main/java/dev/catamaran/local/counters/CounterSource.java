package dev.catamaran.local.counters;

import java.net.URI;

/**
 * Where counters of one replica are read.
 *
 * @param replica {@code layer/service/ordinal}
 */
public record CounterSource(String cell, String replica, Kind kind, URI uri) {
    /** What is read there, and in which form. */
    public enum Kind {
        /** Requests that a sidecar completed, and those that it answered 5xx, as Envoy's admin interface writes them. */
        SERVED,
        /** Lookups in caches (near, hit, miss), as Prometheus reads them. */
        LOOKUPS
    }

    /** The two counters of a sidecar's listener for requests (of a gateway's public one), and nothing else: an answer of two lines. */
    public static CounterSource sidecar(String cell, String replica, String authority) {
        return new CounterSource(
                cell,
                replica,
                Kind.SERVED,
                URI.create("http://" + authority
                        + "/stats?filter=%5Ehttp%5C.(ingress%7Cpublic)%5C.downstream_rq_(completed%7C5xx)$"));
    }

    /** The metrics of a program that uses a cache. */
    public static CounterSource program(String cell, String replica, String authority) {
        return new CounterSource(cell, replica, Kind.LOOKUPS, URI.create("http://" + authority + "/q/metrics"));
    }
}
