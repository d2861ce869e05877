package dev.catamaran.core;

import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.catamaran.core.resolve.Resolver;
import dev.catamaran.core.violator.AsksForTheInstant;
import dev.catamaran.core.violator.AsksTheSystemForTheTime;
import dev.catamaran.core.violator.HoldsAClient;
import dev.catamaran.core.violator.OpensASocket;
import dev.catamaran.core.violator.ReadsAFile;
import dev.catamaran.core.violator.Sleeps;
import dev.catamaran.core.violator.WritesAStream;
import dev.catamaran.core.violator.model.KnowsThePlan;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What core may know. Each rule has a violator that it catches. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.catamaran.core");

    /** Custom resources are seen through the base class of fabric8: names and specs, nothing else. */
    private static final ArchRule KNOWS_DATA_ONLY = classes()
            .that()
            .resideInAPackage("dev.catamaran.core..")
            .should()
            .onlyDependOnClassesThat(or(
                    resideInAnyPackage("java..", "org.jspecify..", "dev.catamaran.core..", "dev.catamaran.api.."),
                    belongToAnyOf(CustomResource.class, ObjectMeta.class)));

    private static final ArchRule THE_MODEL_KNOWS_ITSELF_ONLY = classes()
            .that()
            .resideInAnyPackage("dev.catamaran.core.model..", "dev.catamaran.core.violator.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.catamaran.core.model..");

    private static final ArchRule DOES_NO_INPUT_OR_OUTPUT =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.io", "java.nio.file..", "java.net..");

    private static final ArchRule HAS_NO_TIME_OF_ITS_OWN = noClasses()
            .should()
            .callMethodWhere(target(owner(belongToAnyOf(Thread.class, System.class, Instant.class)))
                    .and(target(nameMatching("sleep|currentTimeMillis|nanoTime|now"))));

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(KNOWS_DATA_ONLY, HoldsAClient.class),
                Arguments.of(THE_MODEL_KNOWS_ITSELF_ONLY, KnowsThePlan.class),
                Arguments.of(DOES_NO_INPUT_OR_OUTPUT, ReadsAFile.class),
                Arguments.of(DOES_NO_INPUT_OR_OUTPUT, WritesAStream.class),
                Arguments.of(DOES_NO_INPUT_OR_OUTPUT, OpensASocket.class),
                Arguments.of(HAS_NO_TIME_OF_ITS_OWN, Sleeps.class),
                Arguments.of(HAS_NO_TIME_OF_ITS_OWN, AsksTheSystemForTheTime.class),
                Arguments.of(HAS_NO_TIME_OF_ITS_OWN, AsksForTheInstant.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void coreKeepsTheRuleAndTheViolatorIsCaught(ArchRule rule, Class<?> violator) {
        rule.check(CORE);
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(violator))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void onlyMainClassesAreJudged() {
        assertThat(CORE.contain(HoldsAClient.class)).isFalse();
        assertThat(CORE.contain(Resolver.class)).isTrue();
    }
}
