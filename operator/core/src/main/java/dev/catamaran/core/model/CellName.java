package dev.catamaran.core.model;

/**
 * Name of a cell (a hull): an RFC 1123 label, for example {@code cell-a}.
 */
public record CellName(String value) implements Comparable<CellName> {
    public CellName {
        Label.require("cell", value);
    }

    @Override
    public int compareTo(CellName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
