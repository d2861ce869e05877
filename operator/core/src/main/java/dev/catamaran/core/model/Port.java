package dev.catamaran.core.model;

/** A TCP port, 1 to 65535. */
public record Port(int value) {
    public Port {
        if (value < 1 || value > 65535) {
            throw new IllegalArgumentException("port " + value + " is outside 1..65535");
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
