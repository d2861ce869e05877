package dev.catamaran.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.catamaran.app.violator.mesh.Translates;
import dev.catamaran.testkit.Architecture;
import org.junit.jupiter.api.Test;

/** The wiring alone knows what the parts are made of; the rest sees their doors. */
class ArchitectureTest {
    private static final Architecture APP = Architecture.of("dev.catamaran.app");

    private static final ArchRule ONLY_THE_WIRING_KNOWS_THE_PARTS = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.catamaran.app.api..",
                    "dev.catamaran.app.mesh..",
                    "dev.catamaran.app.metrics..",
                    "dev.catamaran.app.violator.mesh..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.catamaran.xds.translate..",
                    "dev.catamaran.xds.bootstrap..",
                    "dev.catamaran.xds.auth..",
                    "dev.catamaran.local.replica..",
                    "dev.catamaran.local.process..",
                    "dev.catamaran.local.data..",
                    "dev.catamaran.local.address..");

    @Test
    void onlyTheWiringKnowsTheParts() {
        APP.keeps(ONLY_THE_WIRING_KNOWS_THE_PARTS, Translates.class);
    }

    @Test
    void packagesHaveADirection() {
        APP.hasNoCircles();
    }
}
