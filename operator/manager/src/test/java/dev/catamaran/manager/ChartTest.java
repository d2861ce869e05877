package dev.catamaran.manager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.kubernetes.apply.Applier;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the charts bring fits the code that it is for. */
class ChartTest {
    private static final Chart OPERATOR = new Chart("catamaran");
    private static final Chart FEED = new Chart("feed");

    @Test
    void chartsLint() throws Exception {
        for (Chart chart : List.of(OPERATOR, FEED)) {
            var result = chart.helm("lint", "--strict", chart.folder().toString());
            assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
        }
    }

    @Test
    void theOperatorMayMakeAndRemoveEveryKindThatItMakes() throws Exception {
        var rules = roles().filter(role -> role.getMetadata().getName().equals("catamaran-operator"))
                .flatMap(role -> role.getRules().stream())
                .toList();
        for (var kind : Applier.KINDS) {
            String plural = HasMetadata.getPlural(kind);
            assertThat(rules).as(plural).anySatisfy(rule -> {
                assertThat(rule.getApiGroups()).containsExactly(HasMetadata.getGroup(kind));
                assertThat(rule.getResources()).contains(plural);
                assertThat(rule.getVerbs())
                        .containsExactlyInAnyOrder("get", "list", "watch", "create", "patch", "delete");
            });
        }
    }

    @Test
    void nothingIsAllowedByAnAsterisk() throws Exception {
        assertThat(roles().flatMap(role -> role.getRules().stream()))
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(rule.getApiGroups()).doesNotContain("*");
                    assertThat(rule.getResources()).doesNotContain("*");
                    assertThat(rule.getVerbs()).doesNotContain("*");
                });
    }

    private static Stream<Role> roles() throws Exception {
        return OPERATOR.objects().stream().filter(Role.class::isInstance).map(Role.class::cast);
    }

    @Test
    void theOperatorIsToldEverySettingThatHasNoDefault() throws Exception {
        var container = OPERATOR.only(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
        assertThat(container.getEnv())
                .extracting(EnvVar::getName)
                .contains(
                        "CATAMARAN_NAMESPACE",
                        "CATAMARAN_XDS_HOST",
                        "CATAMARAN_IMAGES_ENVOY",
                        "CATAMARAN_IMAGES_REDIS",
                        "CATAMARAN_IMAGES_POSTGRESQL",
                        "CATAMARAN_IMAGES_KAFKA");
        assertThat(container.getEnv())
                .filteredOn(e -> e.getName().equals("CATAMARAN_XDS_HOST"))
                .extracting(EnvVar::getValue)
                .isEqualTo(List.of("catamaran-xds.mesh.svc"));
    }

    @Test
    void upgradesBringTheCrdsAndAnUninstallationLeavesThem() throws Exception {
        var crds = OPERATOR.objects().stream()
                .filter(CustomResourceDefinition.class::isInstance)
                .toList();
        try (Stream<?> committed = Files.list(OPERATOR.folder().resolve("files/crds"))) {
            assertThat(crds).hasSize((int) committed.count());
        }
        assertThat(crds)
                .allSatisfy(crd -> assertThat(crd.getMetadata().getAnnotations())
                        .containsEntry("helm.sh/resource-policy", "keep"));
        assertThat(OPERATOR.objects("--set", "crds.install=false"))
                .noneMatch(CustomResourceDefinition.class::isInstance);
    }

    @Test
    void aWrongValueIsRefusedByItsName() throws Exception {
        var result = OPERATOR.helm(
                "template",
                "catamaran",
                OPERATOR.folder().toString(),
                "--set",
                "image.tag=latest",
                "--set",
                "replicas=0");
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.errors()).contains("/image/tag", "/replicas");
    }

    @Test
    void theSampleIsThatOfTheLocalRuntime() throws Exception {
        assertThat(services(FEED.objects())).hasSizeGreaterThan(5).allSatisfy(s -> {
            assertThat(s.getMetadata().getNamespace()).isEqualTo("mesh");
            assertThat(s.<String>get("spec", "image")).startsWith("catamaran/");
        });
        assertThat(FEED.only(ConfigMap.class).getBinaryData()).containsKey("feed.binpb");
        assertThat(services(FEED.objects("--set", "imageRegistry=registry.example")))
                .hasSizeGreaterThan(5)
                .allSatisfy(s -> assertThat(s.<String>get("spec", "image")).startsWith("registry.example/catamaran/"));
    }

    @Test
    void helmTestAsksTheEntryOfEachCellInAnImageThatIsThere() throws Exception {
        var pod = FEED.only(Pod.class);
        assertThat(pod.getMetadata().getAnnotations()).containsEntry("helm.sh/hook", "test");
        var container = pod.getSpec().getContainers().getFirst();
        assertThat(container.getCommand()).endsWith("/secrets/token-key", "access-cell-a:8080", "access-cell-b:8080");
        assertThat(services(FEED.objects()))
                .extracting(s -> s.<String>get("spec", "image"))
                .contains(container.getImage());
        var operator = OPERATOR.only(Pod.class).getSpec().getContainers().getFirst();
        assertThat(operator.getImage())
                .isEqualTo(OPERATOR.only(Deployment.class)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getImage());
    }

    private static List<GenericKubernetesResource> services(List<HasMetadata> objects) {
        return objects.stream()
                .filter(o -> o.getKind().equals("MeshService"))
                .map(GenericKubernetesResource.class::cast)
                .toList();
    }
}
