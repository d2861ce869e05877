package dev.catamaran.xds.translate;

import com.google.protobuf.Duration;

/** The JDK's durations as protobuf's. */
public final class Times {
    private Times() {}

    public static Duration of(java.time.Duration duration) {
        return Duration.newBuilder()
                .setSeconds(duration.getSeconds())
                .setNanos(duration.getNano())
                .build();
    }

    public static Duration millis(long millis) {
        return of(java.time.Duration.ofMillis(millis));
    }
}
