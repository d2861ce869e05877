package dev.catamaran.core.resolve;

import static dev.catamaran.core.resolve.Problem.Severity.ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.catamaran.api.MeshServiceSpec;
import dev.catamaran.api.MeshSpec;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.resolve.Problem.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each reason once where it applies and once where it nearly does. */
class ProblemReasonTest {
    private final Sample sample = Sample.feed();

    @Test
    void withoutAMeshThereIsNoModel() {
        sample.meshes.clear();
        assertProblem("Mesh", "", Reason.MESH_NOT_UNIQUE, "there is no Mesh: create one");
        assertThat(sample.resolution().model()).isEmpty();
        assertThat(sample.resolution().executions()).isEmpty();
    }

    @Test
    void ofTwoMeshesNoneIsTaken() {
        sample.meshes.add(Sample.mesh("other", MeshSpec.Rule.WARN));
        assertThat(sample.resolution().problems())
                .extracting(Problem::resource)
                .containsExactly("Mesh/feed", "Mesh/other");
        assertThat(sample.resolution().model()).isEmpty();
    }

    @Test
    void otherMistakesAreSeenWithoutAMesh() {
        sample.meshes.clear();
        sample.replaceGateway(Sample.gateway("access", "gatewai", 0));
        assertThat(sample.resolution().problems())
                .extracting(Problem::reason)
                .containsExactly(Reason.REF_NOT_FOUND, Reason.MESH_NOT_UNIQUE);
    }

    @Test
    void oneCellIsTooFew() {
        sample.cells.removeLast();
        assertProblem(
                "Cell",
                "",
                Reason.TOO_FEW_CELLS,
                "the mesh has 1 of at least 2 cells: create more, so that one can be lost");
        assertThat(sample.resolution().model()).isEmpty();
    }

    @Test
    void threeCellsAreNotTooFew() {
        sample.cells.add(Sample.cell("cell-c"));
        assertThat(sample.resolution().problems()).isEmpty();
        assertThat(model().cells()).hasSize(3);
    }

    @Test
    void aNameIsGivenToTheFirstByKindAndName() {
        sample.services.add(Sample.called("hot", 9000, 100, Sample.uses()));
        assertProblem(
                "MeshService/hot",
                "metadata.name",
                Reason.NAME_TAKEN,
                "CacheCluster/hot has this name already: rename one of the two");
        assertThat(model().service(new WorkloadName("hot"))).isEmpty();
        assertThat(model().caches()).hasSize(1);
    }

    @Test
    void ofTwoCellsWithOneNameOneIsLeftOut() {
        sample.cells.add(Sample.cell("cell-b"));
        assertThat(sample.resolution().problems()).extracting(Problem::reason).containsExactly(Reason.NAME_TAKEN);
        assertThat(model().cells()).hasSize(2);
    }

    @Test
    void aDrillMayBeNamedLikeAWorkload() {
        sample.drills.add(Sample.drill("relation", "cell-a"));
        sample.drills.add(Sample.drill("cell-a", "cell-a"));
        assertThat(sample.resolution().problems()).isEmpty();
    }

    @Test
    void aCallToNobodyIsLeftOutAndTheNearestNameIsSuggested() {
        var calls = List.of(Sample.call("relation", "1"), Sample.call("relatoin", "1"));
        sample.replaceService(Sample.called("gateway", 9000, 900, Sample.uses(), calls.get(0), calls.get(1)));
        assertProblem(
                "MeshService/gateway",
                "spec.calls[1].service",
                Reason.REF_NOT_FOUND,
                "there is no MeshService 'relatoin': did you mean 'relation'?");
        assertThat(service("gateway").calls()).hasSize(1);
    }

    @Test
    void whatIsFarFromEveryNameIsNotSuggested() {
        sample.replaceGateway(Sample.gateway("access", "timeline", 0));
        assertProblem(
                "AccessGateway/access",
                "spec.backend.service",
                Reason.REF_NOT_FOUND,
                "there is no MeshService 'timeline': create it, or remove the reference");
        assertThat(model().gateways()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cold,relations,feed-bus,spec.uses.caches[0],CacheCluster 'cold'",
        "hot,relation,feed-bus,spec.uses.datastores[0],Datastore 'relation'",
        "hot,relations,bus,spec.uses.buses[0],MessageBus 'bus'"
    })
    void whatIsUsedMustExist(String cache, String store, String bus, String field, String missing) {
        sample.replaceService(
                Sample.consumer("applier", new MeshServiceSpec.Uses(List.of(cache), List.of(store), List.of(bus))));
        Problem problem = only();
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.reason()).isEqualTo(Reason.REF_NOT_FOUND);
        assertThat(problem.message()).startsWith("there is no " + missing);
        Service applier = service("applier");
        assertThat(applier.caches().size()
                        + applier.stores().size()
                        + applier.buses().size())
                .isEqualTo(2);
    }

    @Test
    void aDrillBreaksACellThatExists() {
        sample.drills.add(Sample.drill("unhappy", "cell-c"));
        assertProblem(
                "Drill/unhappy",
                "spec.faults[0].cell",
                Reason.REF_NOT_FOUND,
                "there is no Cell 'cell-c': did you mean 'cell-a'?");
    }

    @Test
    void aReferenceToWhatWasLeftOutSaysSo() {
        sample.replaceService(Sample.called("relation", 8080, 1200, Sample.usesAll()));
        assertThat(sample.resolution().problems())
                .extracting(Problem::resource, Problem::reason)
                .containsExactly(
                        tuple("MeshService/gateway", Reason.REF_NOT_FOUND),
                        tuple("MeshService/relation", Reason.PORT_TAKEN));
        assertThat(sample.resolution().problems().getFirst().message())
                .isEqualTo("MeshService 'relation' was left out of the mesh: mend the problem that it has itself");
    }

    @Test
    void whoOnlyConsumesCannotBeCalled() {
        sample.replaceService(Sample.called("gateway", 9000, 900, Sample.uses(), Sample.call("applier", "1")));
        assertProblem(
                "MeshService/gateway",
                "spec.calls[0].service",
                Reason.NOT_CALLABLE,
                "MeshService 'applier' has no grpc: add spec.grpc to it, or remove the call");
        assertThat(service("gateway").calls()).isEmpty();
    }

    @Test
    void aJobCannotBeCalled() {
        sample.replaceService(Sample.job("applier", Sample.usesAll()));
        sample.replaceService(Sample.called("gateway", 9000, 900, Sample.uses(), Sample.call("applier", "1")));
        assertProblem(
                "MeshService/gateway",
                "spec.calls[0].service",
                Reason.NOT_CALLABLE,
                "MeshService 'applier' is a job, which answers nobody: remove the call");
        assertThat(service("gateway").calls()).isEmpty();
    }

    @Test
    void whatAJobCallsMustExist() {
        sample.services.add(Sample.job("report", Sample.uses(), Sample.call("relatoin", "1")));
        assertProblem(
                "MeshService/report",
                "spec.calls[0].service",
                Reason.REF_NOT_FOUND,
                "there is no MeshService 'relatoin': did you mean 'relation'?");
    }

    @Test
    void whoOnlyConsumesCannotStandBehindAGateway() {
        sample.replaceGateway(Sample.gateway("access", "applier", 0));
        assertThat(only().field()).isEqualTo("spec.backend.service");
        assertThat(only().reason()).isEqualTo(Reason.NOT_CALLABLE);
        assertThat(model().gateways()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"other.binpb,feed.v1.Api,cannot be read", "feed.binpb,feed.v1.Missing,lacks feed.v1.Missing"})
    void aServiceWithAnUnusableDescriptorStaysWithoutMethods(String descriptor, String proto, String complaint) {
        var grpc = new MeshServiceSpec.Grpc(9000, descriptor, List.of(proto));
        sample.replaceService(Sample.called("relation", grpc, 1200, Sample.usesAll()));
        assertThat(only().resource()).isEqualTo("MeshService/relation");
        assertThat(only().field()).isEqualTo("spec.grpc.descriptor");
        assertThat(only().reason()).isEqualTo(Reason.DESCRIPTOR_UNUSABLE);
        assertThat(only().message()).contains(complaint);
        assertThat(service("relation").methods()).isEmpty();
        assertThat(service("gateway").calls()).hasSize(1);
    }

    @Test
    void aGatewayWithAnUnusableDescriptorIsLeftOut() {
        sample.replaceGateway(Sample.gateway("access", "gateway", 0, "feed.v1.Missing"));
        assertThat(only().resource()).isEqualTo("AccessGateway/access");
        assertThat(only().field()).isEqualTo("spec.transcoding.descriptor");
        assertThat(only().reason()).isEqualTo(Reason.DESCRIPTOR_UNUSABLE);
        assertThat(model().gateways()).isEmpty();
    }

    @Test
    void theCallThatLeadsBackToTheEntryIsLeftOut() {
        sample.replaceService(Sample.called("relation", 9000, 1200, Sample.usesAll(), Sample.call("author", "1")));
        sample.services.add(Sample.called("author", 9000, 100, Sample.uses(), Sample.call("gateway", "1")));
        assertProblem(
                "MeshService/author",
                "spec.calls[0].service",
                Reason.CALL_CYCLE,
                "this call closes the circle gateway → relation → author → gateway: remove one of its calls");
        assertThat(service("author").calls()).isEmpty();
        assertThat(service("relation").calls()).hasSize(1);
        assertThat(service("gateway").calls()).hasSize(1);
    }

    @Test
    void whichCallIsLeftOutDoesNotDependOnTheOrderOfCalls() {
        sample.replaceService(
                Sample.called("gateway", 9000, 900, Sample.uses(), Sample.call("pong", "1"), Sample.call("ping", "1")));
        sample.services.add(Sample.called("ping", 9000, 100, Sample.uses(), Sample.call("pong", "1")));
        sample.services.add(Sample.called("pong", 9000, 100, Sample.uses(), Sample.call("ping", "1")));
        assertThat(only().resource()).isEqualTo("MeshService/pong");
        assertThat(service("ping").calls()).hasSize(1);
    }

    @Test
    void aServiceDoesNotCallItself() {
        sample.services.add(Sample.called("echo", 9000, 100, Sample.uses(), Sample.call("echo", "1")));
        assertThat(only().reason()).isEqualTo(Reason.CALL_CYCLE);
        assertThat(service("echo").calls()).isEmpty();
    }

    @Test
    void twoWaysToOneServiceAreNoCircle() {
        sample.replaceService(Sample.called(
                "gateway", 9000, 900, Sample.uses(), Sample.call("author", "1"), Sample.call("relation", "1")));
        sample.services.add(Sample.called("author", 9000, 100, Sample.uses(), Sample.call("relation", "1")));
        assertThat(sample.resolution().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {8080, 15000, 15001, 15099, 16379, 15432, 19092, 19093})
    void aPortThatIsTakenLeavesTheServiceOut(int port) {
        sample.services.add(Sample.called("author", port, 100, Sample.usesAll()));
        assertThat(only().resource()).isEqualTo("MeshService/author");
        assertThat(only().field()).isEqualTo("spec.grpc.port");
        assertThat(only().reason()).isEqualTo(Reason.PORT_TAKEN);
        assertThat(only().message()).startsWith("port " + port + " belongs to the ");
        assertThat(model().service(new WorkloadName("author"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {8081, 14999, 15100, 16380, 15433, 19091, 19094})
    void aPortBesideThoseThatAreTakenIsFree(int port) {
        sample.services.add(Sample.called("author", port, 100, Sample.usesAll()));
        assertThat(sample.resolution().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {16379, 15432, 19092, 19093})
    void thePortsOfWhatIsNotUsedAreFree(int port) {
        sample.services.add(Sample.called("author", port, 100, Sample.uses()));
        assertThat(sample.resolution().problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ENFORCE,ERROR", "WARN,WARNING"})
    void anExpectedRateThatOneCellCannotCarry(MeshSpec.Rule rule, Problem.Severity severity) {
        sample.meshes.set(0, Sample.mesh("feed", rule));
        sample.replaceGateway(Sample.gateway("access", "gateway", 721));
        assertThat(only())
                .isEqualTo(new Problem(
                        severity,
                        "AccessGateway/access",
                        "spec.expectedRate",
                        Reason.CAPACITY_TOO_SMALL,
                        "gateway: losing cell-a leaves 1 × 900 req/s × 80 % = 720 req/s for a demand of 721 req/s;"
                                + " needs 1 more replica in cell-b"));
        assertThat(model().gateways()).hasSize(1);
    }

    @Test
    void anExpectedRateThatOneCellCarries() {
        sample.replaceGateway(Sample.gateway("access", "gateway", 720));
        assertThat(sample.resolution().problems()).isEmpty();
    }

    private void assertProblem(String resource, String field, Reason reason, String message) {
        assertThat(only()).isEqualTo(new Problem(ERROR, resource, field, reason, message));
    }

    private Problem only() {
        List<Problem> problems = sample.resolution().problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private MeshModel model() {
        return sample.resolution().model().orElseThrow();
    }

    private Service service(String name) {
        return model().service(new WorkloadName(name)).orElseThrow();
    }
}
