package dev.catamaran.cli;

import org.jspecify.annotations.Nullable;

/**
 * A kind and perhaps a name, written as {@code KIND NAME} or {@code KIND/NAME}.
 *
 * @param name empty when all are meant
 */
record Asked(String kind, String name) {
    static Asked of(String kind, @Nullable String name) {
        int slash = kind.indexOf('/');
        return slash < 0
                ? new Asked(kind, name == null ? "" : name)
                : new Asked(kind.substring(0, slash), kind.substring(slash + 1));
    }
}
