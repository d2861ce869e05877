package dev.catamaran.local.process;

import java.util.List;

/**
 * What {@code /proc/PID/stat} says (man 5 proc_pid_stat).
 *
 * @param state one letter; Z is a process that has ended and was not yet waited for
 * @param ownTicks of the process alone, user and system
 * @param cpuTicks of the process and of its children that were waited for, user and system
 */
public record ProcStat(ProcessId id, long parent, char state, long ownTicks, long cpuTicks) {

    /** The name in parentheses may hold spaces and parentheses itself, so fields are counted from the last one. */
    static ProcStat parse(String line) {
        long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
        var fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
        long own = Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
        long children = Long.parseLong(fields.get(13)) + Long.parseLong(fields.get(14));
        return new ProcStat(
                new ProcessId(pid, Long.parseLong(fields.get(19))),
                Long.parseLong(fields.get(1)),
                fields.getFirst().charAt(0),
                own,
                own + children);
    }

    boolean ended() {
        return state == 'Z' || state == 'X';
    }
}
