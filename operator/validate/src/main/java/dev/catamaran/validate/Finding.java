package dev.catamaran.validate;

import dev.catamaran.core.resolve.Problem.Severity;
import java.util.Comparator;

/**
 * Something to change in a resource file.
 *
 * @param file as it was named; empty when what is missing is in no file
 * @param line from 1; 0 when it is about the whole file
 * @param resource kind and name, for example {@code MeshService/gateway}; empty when that cannot be read
 * @param field for example {@code spec.calls[0].timeout}; empty when it is about the whole resource
 * @param message a sentence that says what to change
 */
public record Finding(Severity severity, String file, int line, String resource, String field, String message)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparing(Finding::resource)
            .thenComparing(Finding::field)
            .thenComparing(Finding::message)
            .thenComparing(Finding::severity);

    /** In the order of the files, from top to bottom. */
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** One line, for example {@code k8s/feed/services.yaml:14: MeshService/gateway spec.calls[0].timeout: timeout is more than 0s and at most 1h}. */
    public String sentence() {
        String place = file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + ": ";
        String subject = (resource + " " + field).strip();
        String warning = severity == Severity.WARNING ? "warning: " : "";
        return place + warning + (subject.isEmpty() ? "" : subject + ": ") + message;
    }

    @Override
    public String toString() {
        return sentence();
    }
}
