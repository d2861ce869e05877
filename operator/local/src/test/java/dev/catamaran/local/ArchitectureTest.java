package dev.catamaran.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.catamaran.local.violator.ReadsResources;
import dev.catamaran.local.violator.state.StartsAProcess;
import dev.catamaran.testkit.Architecture;
import org.junit.jupiter.api.Test;

/** A runtime realises a plan: what leads to the plan, and who asks for it, it does not know. */
class ArchitectureTest {
    private static final Architecture LOCAL = Architecture.of("dev.catamaran.local");

    private static final ArchRule KNOWS_THE_PLAN_ONLY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.catamaran.api..",
                    "dev.catamaran.core.resolve..",
                    "dev.catamaran.core.capacity..",
                    "dev.catamaran.core.drill..",
                    "dev.catamaran.xds..",
                    "io.quarkus..",
                    "jakarta..");

    private static final ArchRule BOOKKEEPING_STARTS_NO_PROCESS = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.catamaran.local.address..",
                    "dev.catamaran.local.fault..",
                    "dev.catamaran.local.state..",
                    "dev.catamaran.local.usage..",
                    "dev.catamaran.local.violator.state..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class);

    @Test
    void knowsThePlanOnly() {
        LOCAL.keeps(KNOWS_THE_PLAN_ONLY, ReadsResources.class);
    }

    @Test
    void bookkeepingStartsNoProcess() {
        LOCAL.keeps(BOOKKEEPING_STARTS_NO_PROCESS, StartsAProcess.class);
    }

    @Test
    void packagesHaveADirection() {
        LOCAL.hasNoCircles();
    }
}
