package dev.catamaran.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list that was left out is empty. */
final class Lists {
    private Lists() {}

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
