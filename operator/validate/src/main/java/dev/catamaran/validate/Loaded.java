package dev.catamaran.validate;

import dev.catamaran.core.resolve.Problem;
import dev.catamaran.core.resolve.Problem.Severity;
import dev.catamaran.core.resolve.Resources;
import java.util.List;

/** What resource files hold. */
public final class Loaded {
    private final Resources resources;
    private final List<Finding> findings;
    private final Places places;

    Loaded(Resources resources, List<Finding> findings, Places places) {
        this.resources = resources;
        this.findings = findings.stream().sorted().toList();
        this.places = places;
    }

    /** Those that the API server would take, with defaults; of two with the same kind and name, the first. */
    public Resources resources() {
        return resources;
    }

    /** What is to be changed in single resources, by file and line. */
    public List<Finding> findings() {
        return findings;
    }

    /** Whether the API server would take every resource as it is written. */
    public boolean accepted() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** The problem with its file and line; when the files do not have its field, the line of the nearest field around it. */
    public Finding locate(Problem problem) {
        return places.locate(problem);
    }

    /** Whether the problem is there only because a resource was refused that has a finding of its own. */
    boolean explains(Problem problem) {
        return places.explains(problem);
    }
}
