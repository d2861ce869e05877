package dev.catamaran.local.process;

/**
 * A process beyond doubt: pids are given again, but not with the same start time.
 *
 * @param startTicks field 22 of {@code /proc/PID/stat}: clock ticks after the boot
 */
public record ProcessId(long pid, long startTicks) {}
