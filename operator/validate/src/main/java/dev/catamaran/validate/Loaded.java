package dev.catamaran.validate;

import dev.catamaran.core.resolve.Problem;
import dev.catamaran.core.resolve.Problem.Severity;
import dev.catamaran.core.resolve.Resources;
import java.util.List;

/**
 * What resource files hold.
 *
 * @param resources those that the API server would take, with defaults
 * @param findings about single resources, by file and line
 */
public record Loaded(Resources resources, List<Finding> findings, Places places) {
    public Loaded {
        findings = findings.stream().sorted().toList();
    }

    /** Whether the API server would take every resource as it is written. */
    public boolean accepted() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** The problem with its file and line; when the files do not have its field, the line of the nearest field around it. */
    public Finding locate(Problem problem) {
        return places.locate(problem);
    }
}
