package dev.catamaran.kubernetes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.catamaran.kubernetes.violator.objects.AsksTheApiServer;
import dev.catamaran.testkit.Architecture;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

/** What is decided is decided without an API server. */
class ArchitectureTest {
    private static final Architecture KUBERNETES = Architecture.of("dev.catamaran.kubernetes");

    private static final ArchRule DECISIONS_ARE_PURE = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.catamaran.kubernetes.objects..",
                    "dev.catamaran.kubernetes.mesh..",
                    "dev.catamaran.kubernetes.status..",
                    "dev.catamaran.kubernetes.violator.objects..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(KubernetesClient.class);

    @Test
    void decisionsArePure() {
        KUBERNETES.keeps(DECISIONS_ARE_PURE, AsksTheApiServer.class);
    }

    @Test
    void packagesHaveADirection() {
        KUBERNETES.hasNoCircles();
    }
}
