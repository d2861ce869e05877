package dev.catamaran.validate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.catamaran.validate.violator.CallsHome;
import dev.catamaran.validate.violator.KnowsTheController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Validation works offline: it talks to nobody, and knows nothing of the parts that run a mesh. */
class DirectionTest {
    private static final ArchRule OFFLINE = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("dev.catamaran.validate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net..",
                    "java.nio.channels..",
                    "javax.net..",
                    "io.grpc..",
                    "io.netty..",
                    "io.vertx..",
                    "io.fabric8.kubernetes.client.dsl..",
                    "io.fabric8.kubernetes.client.http..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("io\\.fabric8\\.kubernetes\\.client\\.(Kubernetes)?Client.*");

    private static final ArchRule BELOW_THE_RUNTIMES = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("dev.catamaran.validate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.catamaran.local..", "dev.catamaran.xds..", "dev.catamaran.app..", "dev.catamaran.cli..");

    private static final JavaClasses VALIDATE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.catamaran.validate");

    @Test
    void validationUsesNoNetwork() {
        OFFLINE.check(VALIDATE);
    }

    @Test
    void validationKnowsNoRuntime() {
        BELOW_THE_RUNTIMES.check(VALIDATE);
    }

    @ParameterizedTest
    @ValueSource(classes = {CallsHome.class, CallsHome.Cluster.class})
    void aClassThatUsesTheNetworkIsCaught(Class<?> violator) {
        JavaClasses only = new ClassFileImporter().importClasses(violator);
        assertThatThrownBy(() -> OFFLINE.check(only)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aClassThatKnowsARuntimeIsCaught() {
        JavaClasses only = new ClassFileImporter().importClasses(KnowsTheController.class);
        assertThatThrownBy(() -> BELOW_THE_RUNTIMES.check(only)).isInstanceOf(AssertionError.class);
    }
}
