package dev.catamaran.xds.dataplane;

import static dev.catamaran.xds.fixture.SampleMesh.FOLLOW;
import static dev.catamaran.xds.fixture.SampleMesh.FOLLOWING;
import static dev.catamaran.xds.fixture.SampleMesh.POKE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.testkit.Eventually;
import dev.catamaran.xds.fixture.Feeds;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.fixture.TwoCells;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a request that failed in the own cell is sent to the other one: its method decides. */
class RetriesIT {
    private static final String UNLISTED = "/feed.relation.v1.Relations/Unlisted";
    /** So long that nothing in a test runs into it. */
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private TwoCells cells;

    @BeforeEach
    void start() throws Exception {
        cells = TwoCells.start(folder, model(new Budget(LONG, LONG, 1)), Feeds.PATIENT);
    }

    @AfterEach
    void stop() throws Exception {
        cells.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {FOLLOWING, FOLLOW})
    void whatMayBeRepeatedIsWhenItsConnectionBreaks(String method) throws Exception {
        Future<String> answer = underWay(method);
        cells.a().sidecar().close();
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("cell-b");
        assertThat(cells.a().program().seen()).containsExactly(method);
        assertThat(cells.b().program().seen()).containsExactly(method);
    }

    @ParameterizedTest
    @ValueSource(strings = {POKE, UNLISTED})
    void whatMayHaveBeenDoneIsNotDoneAgain(String method) throws Exception {
        Future<String> answer = underWay(method);
        cells.a().sidecar().close();
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("UNAVAILABLE");
        assertThat(cells.a().program().seen()).containsExactly(method);
        assertThat(cells.b().program().seen()).isEmpty();
    }

    /** Then it is the callee's own sidecar that tells. */
    @ParameterizedTest
    @CsvSource({FOLLOW + ",cell-b", POKE + ",UNAVAILABLE"})
    void theSameRulesWhenTheApplicationDies(String method, String expected) throws Exception {
        Future<String> answer = underWay(method);
        cells.a().program().die();
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(expected);
        assertThat(cells.a().program().seen()).containsExactly(method);
    }

    @ParameterizedTest
    @CsvSource({
        FOLLOW + ",UNAVAILABLE,cell-b",
        FOLLOW + ",DEADLINE_EXCEEDED,cell-b",
        FOLLOW + ",INVALID_ARGUMENT,INVALID_ARGUMENT",
        POKE + ",UNAVAILABLE,UNAVAILABLE",
        POKE + ",DEADLINE_EXCEEDED,DEADLINE_EXCEEDED"
    })
    void theSameRulesWhenTheApplicationSaysNo(String method, Status.Code status, String expected) throws Exception {
        cells.a().program().refuse(status);
        assertThat(cells.caller().ask(method)).isEqualTo(expected);
        assertThat(cells.a().program().seen()).containsExactly(method);
    }

    @Test
    void whatWasNeverSentIsSentToTheOtherCell() throws Exception {
        cells.a().sidecar().close();
        assertThat(cells.caller().ask(POKE)).isEqualTo("cell-b");
        assertThat(cells.a().program().seen()).isEmpty();
        assertThat(cells.b().program().seen()).containsExactly(POKE);
    }

    @Test
    void nothingIsRepeatedWithoutARetryInTheBudget() throws Exception {
        cells.mesh().update(model(new Budget(LONG, LONG, 0)));
        Future<String> answer = underWay(FOLLOW);
        cells.a().sidecar().close();
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("UNAVAILABLE");
        assertThat(cells.b().program().seen()).isEmpty();
    }

    /** The one that was begun first has had more than the patience for one try when the other one has gone to cell-b. */
    @Test
    void onlyWhatMayBeRepeatedIsTakenFromASlowApplication() throws Exception {
        cells.mesh().update(model(new Budget(LONG, Duration.ofMillis(300), 1)));
        Future<String> poke = underWay(POKE);
        assertThat(cells.caller().ask(FOLLOW)).isEqualTo("cell-b");
        cells.a().program().release();
        assertThat(poke.get(20, TimeUnit.SECONDS)).isEqualTo("cell-a");
        assertThat(cells.b().program().seen()).containsExactly(FOLLOW);
    }

    @Test
    void aReadIsAskedTwiceAndTheFirstAnswerCounts() throws Exception {
        cells.mesh().update(model(new Budget(LONG, Duration.ofMillis(300), 1)));
        cells.b().program().hold();
        Future<String> read = underWay(FOLLOWING);
        Eventually.holds(
                "it is asked in cell-b too", () -> !cells.b().program().seen().isEmpty());
        cells.a().program().release();
        assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo("cell-a");
    }

    private static MeshModel model(Budget budget) {
        return SampleMesh.mesh(true, SampleMesh.active(), 1, budget);
    }

    /** A request that has reached the application of cell-a and is not answered there. */
    private Future<String> underWay(String method) throws Exception {
        cells.a().program().hold();
        Future<String> answer = cells.caller().begin(method);
        Eventually.holds("it has come", () -> !cells.a().program().seen().isEmpty());
        return answer;
    }
}
