package dev.catamaran.local.fault;

/**
 * A cell that is lost on purpose.
 *
 * @param withholdDisk whether its data was taken away, so that it returns empty
 * @param appliedAtMs epoch milliseconds just before the first signal
 * @param recovering whether its processes are wanted again
 */
public record CellOutage(String id, String cell, boolean withholdDisk, long appliedAtMs, boolean recovering) {
    public CellOutage {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException(
                    "fault id '" + id + "' may hold 1 to 100 letters, digits, '.', '_' and '-'");
        }
    }

    CellOutage recover() {
        return new CellOutage(id, cell, withholdDisk, appliedAtMs, true);
    }
}
