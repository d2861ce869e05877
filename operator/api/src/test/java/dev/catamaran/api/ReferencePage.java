package dev.catamaran.api;

import static dev.catamaran.api.ReferenceField.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference as Markdown. What all kinds have in common is said once, at the end. */
final class ReferencePage {
    private static final String HEAD = """
            # Reference of the custom resources

            Generated from the CRDs in [`crds/`](../crds) by `ReferenceTest` in `operator/api`; after a change there, run that module's tests with
            `-Dgolden.update=true`. The same bounds, defaults and rules are judged by the API server and, for files, by `./catamaran validate`.

            A path names a field from the resource down; `[]` stands for each entry of a list. A field that is neither required nor has a default may be
            left out. Where a rule is not kept, the resource is refused with the message. `kubectl get` shows a kind's columns beside the name.

            """;

    private final List<ReferenceKind> kinds;
    private final List<ReferenceField> commonFields;
    private final List<ReferenceRule> commonRules;
    private final StringBuilder text = new StringBuilder(HEAD);

    private ReferencePage(List<ReferenceKind> kinds) {
        this.kinds = kinds;
        this.commonFields = common(ReferenceKind::fields);
        this.commonRules = common(ReferenceKind::rules);
    }

    /** The page on these kinds, in their order. */
    static String of(List<ReferenceKind> kinds) {
        return new ReferencePage(kinds).write();
    }

    private String write() {
        row("kind", "what it is");
        row("---", "---");
        kinds.forEach(k -> row("[%s](#%s)".formatted(k.kind(), k.kind().toLowerCase(Locale.ROOT)), k.says()));
        kinds.forEach(this::section);
        text.append("\n## What every kind has\n");
        fields(commonFields);
        rules(commonRules);
        shapes();
        return text.toString();
    }

    private void section(ReferenceKind kind) {
        text.append("\n## ").append(kind.kind()).append("\n\n");
        text.append(kind.says()).append("\n\n");
        text.append("`apiVersion: %s`, `kind: %s`".formatted(kind.apiVersion(), kind.kind()));
        text.append(kind.shortName().isEmpty() ? "\n" : ", short %s\n".formatted(code(kind.shortName())));
        fields(without(kind.fields(), commonFields));
        rules(without(kind.rules(), commonRules));
        columns(kind.columns());
    }

    private void fields(List<ReferenceField> fields) {
        table(
                fields,
                List.of("field", "type", "default", "bounds", "description"),
                f -> List.of(code(f.path()), f.type(), f.preset(), f.bounds(), f.description()));
    }

    private void rules(List<ReferenceRule> rules) {
        table(
                rules,
                List.of("at", "message when it is refused", "rule", "where `self` is"),
                r -> List.of(place(r.path()), r.message(), code(r.rule()), place(r.self())));
    }

    private void columns(List<ReferenceKind.Column> columns) {
        table(columns, List.of("column of `kubectl get`", "shows"), c -> List.of(c.name(), code(c.path())));
    }

    private void shapes() {
        text.append("\n## Shapes of strings\n");
        table(
                ReferenceField.SHAPES.entrySet().stream()
                        .map(shape -> List.of(shape.getValue(), code(shape.getKey())))
                        .sorted((a, b) -> a.getFirst().compareToIgnoreCase(b.getFirst()))
                        .toList(),
                List.of("type", "matches"),
                Function.identity());
    }

    private static String place(String path) {
        return path.isEmpty() ? "the resource" : code(path);
    }

    private <T> void table(List<T> entries, List<String> heads, Function<T, List<String>> cells) {
        if (entries.isEmpty()) {
            return;
        }
        text.append('\n');
        row(heads.toArray(String[]::new));
        row(heads.stream().map(head -> "---").toArray(String[]::new));
        entries.forEach(entry -> row(cells.apply(entry).toArray(String[]::new)));
    }

    /** A {@code |} would end the cell, even between backquotes. */
    private void row(String... cells) {
        text.append(Stream.of(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private <T> List<T> common(Function<ReferenceKind, List<T>> part) {
        var common = new ArrayList<>(part.apply(kinds.getFirst()));
        kinds.forEach(kind -> common.retainAll(part.apply(kind)));
        return common;
    }

    private static <T> List<T> without(List<T> all, List<T> some) {
        return all.stream().filter(each -> !some.contains(each)).toList();
    }
}
