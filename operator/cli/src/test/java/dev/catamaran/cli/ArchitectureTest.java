package dev.catamaran.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.catamaran.app.Controller;
import dev.catamaran.cli.violator.TalksWithinTheProcess;
import dev.catamaran.cli.violator.controller.Drills;
import dev.catamaran.cli.violator.terminal.KnowsTheController;
import dev.catamaran.testkit.Architecture;
import org.junit.jupiter.api.Test;

/** Commands → drill → controller → terminal, and the controller is another process. */
class ArchitectureTest {
    private static final Architecture CLI = Architecture.of("dev.catamaran.cli");

    private static final ArchRule THE_CONTROLLER_IS_ANOTHER_PROCESS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(Controller.class.getPackageName() + "..", "dev.catamaran.xds..", "io.quarkus..");

    private static final ArchRule THE_TERMINAL_SHOWS_WHAT_IT_IS_GIVEN = noClasses()
            .that()
            .resideInAnyPackage("dev.catamaran.cli.terminal..", "dev.catamaran.cli.violator.terminal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.catamaran.cli.controller..",
                    "dev.catamaran.cli.drill..",
                    "dev.catamaran.core..",
                    "dev.catamaran.local..");

    private static final ArchRule BRINGING_UP_KNOWS_NO_DRILL = noClasses()
            .that()
            .resideInAnyPackage("dev.catamaran.cli.controller..", "dev.catamaran.cli.violator.controller..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.catamaran.cli.drill..", "dev.catamaran.core.drill..", "dev.catamaran.judge..");

    @Test
    void theControllerIsAnotherProcess() {
        CLI.keeps(THE_CONTROLLER_IS_ANOTHER_PROCESS, TalksWithinTheProcess.class);
    }

    @Test
    void theTerminalShowsWhatItIsGiven() {
        CLI.keeps(THE_TERMINAL_SHOWS_WHAT_IT_IS_GIVEN, KnowsTheController.class);
    }

    @Test
    void bringingUpKnowsNoDrill() {
        CLI.keeps(BRINGING_UP_KNOWS_NO_DRILL, Drills.class);
    }

    @Test
    void packagesHaveADirection() {
        CLI.hasNoCircles();
    }
}
