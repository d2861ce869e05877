package dev.catamaran.xds;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.catamaran.testkit.Architecture;
import dev.catamaran.xds.violator.server.RoutesItself;
import dev.catamaran.xds.violator.translate.AsksTheServer;
import org.junit.jupiter.api.Test;

/** Translation is pure; the server serves whatever was translated. */
class ArchitectureTest {
    private static final Architecture XDS = Architecture.of("dev.catamaran.xds");

    private static final ArchRule TRANSLATION_HOLDS_NO_CLIENT = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.catamaran.xds.translate..",
                    "dev.catamaran.xds.snapshot..",
                    "dev.catamaran.xds.violator.translate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.grpc..",
                    "java.net..",
                    "java.nio.file..",
                    "dev.catamaran.xds.server..",
                    "dev.catamaran.xds.auth..",
                    "dev.catamaran.xds.certificate..",
                    "dev.catamaran.xds.bootstrap..");

    private static final ArchRule THE_SERVER_TRANSLATES_NOTHING = noClasses()
            .that()
            .resideInAnyPackage("dev.catamaran.xds.server..", "dev.catamaran.xds.violator.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.catamaran.xds.translate.cluster..",
                    "dev.catamaran.xds.translate.endpoint..",
                    "dev.catamaran.xds.translate.filter..",
                    "dev.catamaran.xds.translate.listener..",
                    "dev.catamaran.xds.translate.route..");

    @Test
    void translationHoldsNoClient() {
        XDS.keeps(TRANSLATION_HOLDS_NO_CLIENT, AsksTheServer.class);
    }

    @Test
    void theServerTranslatesNothing() {
        XDS.keeps(THE_SERVER_TRANSLATES_NOTHING, RoutesItself.class);
    }

    @Test
    void packagesHaveADirection() {
        XDS.hasNoCircles();
    }
}
