package dev.catamaran.testkit;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of a module's architecture, held against its code and against classes that break them on purpose. */
public final class Architecture {
    private final String root;
    private final JavaClasses code;

    private Architecture(String root) {
        this.root = root;
        this.code = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
        if (code.isEmpty()) {
            throw new AssertionError("there is no class in " + root);
        }
    }

    /** The classes of a package and of those below it, tests left out. */
    public static Architecture of(String root) {
        return new Architecture(root);
    }

    /**
     * The code keeps a rule that can be broken.
     *
     * @param violator a class among the tests that breaks it
     */
    public void keeps(ArchRule rule, Class<?> violator) {
        rule.check(code);
        if (!rule.evaluate(new ClassFileImporter().importClasses(violator)).hasViolation()) {
            throw new AssertionError(violator + " should break the rule, and does not: " + rule.getDescription());
        }
    }

    /** No package directly below the root needs, by whatever way, itself. */
    public void hasNoCircles() {
        slices().matching(root + ".(*)..").should().beFreeOfCycles().check(code);
    }
}
