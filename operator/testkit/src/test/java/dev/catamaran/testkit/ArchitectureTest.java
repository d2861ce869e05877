package dev.catamaran.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.catamaran.testkit.circle.one.There;
import dev.catamaran.testkit.circle.two.BackAgain;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** A rule that cannot fail is none. */
class ArchitectureTest {
    private static final ArchRule NO_CLOCK =
            noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class);

    /** Breaks the rule. */
    record HasAClock(Clock clock) {}

    @Test
    void aViolatorThatKeepsTheRuleIsNoViolator() {
        Architecture testkit = Architecture.of("dev.catamaran.testkit");
        testkit.keeps(NO_CLOCK, HasAClock.class);
        assertThatThrownBy(() -> testkit.keeps(NO_CLOCK, There.class)).hasMessageContaining("should break");
    }

    @Test
    void aCircleIsSeen() {
        var circle = new ClassFileImporter().importClasses(There.class, BackAgain.class);
        ArchRule none =
                slices().matching("dev.catamaran.testkit.circle.(*)..").should().beFreeOfCycles();
        assertThat(none.evaluate(circle).hasViolation()).isTrue();
    }

    @Test
    void noCodeIsAMistake() {
        assertThatThrownBy(() -> Architecture.of("dev.catamaran.nowhere")).hasMessageContaining("no class");
    }
}
