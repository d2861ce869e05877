package dev.catamaran.local.usage;

import dev.catamaran.core.model.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which CPUs a cell may use. Cells share none, so that losing one frees nothing for the other.
 *
 * @param pinned false when the machine has fewer CPUs than the cells ask for: all then use all
 * @param cells CPU list by cell, in the notation of taskset
 * @param rest for everything that belongs to no cell; all CPUs when the cells take all
 */
public record CpuShares(boolean pinned, SortedMap<String, String> cells, String rest) {

    public static CpuShares of(List<Cell> cells, List<Integer> available) {
        var ordered =
                cells.stream().sorted(Comparator.comparingInt(Cell::index)).toList();
        boolean pinned = ordered.stream().mapToInt(Cell::cpus).sum() <= available.size();
        var lists = new TreeMap<String, String>();
        int next = 0;
        for (Cell cell : ordered) {
            lists.put(
                    cell.name().value(), pinned ? text(available.subList(next, next + cell.cpus())) : text(available));
            next += cell.cpus();
        }
        var left = pinned ? available.subList(next, available.size()) : List.<Integer>of();
        return new CpuShares(pinned, lists, text(left.isEmpty() ? available : left));
    }

    /**
     * For what must not disturb the other cells while these are down, or are to be: CPUs of no cell, else those of the cells named; all when that leaves none.
     */
    public String beside(Set<String> down) {
        if (!pinned) {
            return rest;
        }
        var left = new TreeSet<>(parse(rest));
        cells.forEach((name, list) -> {
            if (!down.contains(name)) {
                left.removeAll(parse(list));
            }
        });
        return left.isEmpty() ? rest : text(List.copyOf(left));
    }

    /** Parses the kernel's notation, for example {@code 0-2,5}. */
    public static List<Integer> parse(String list) {
        var cpus = new ArrayList<Integer>();
        for (String part : list.strip().split(",", -1)) {
            int dash = part.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int to = Integer.parseInt(dash < 0 ? part : part.substring(dash + 1));
            IntStream.rangeClosed(from, to).forEach(cpus::add);
        }
        return cpus;
    }

    private static String text(List<Integer> cpus) {
        return cpus.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
