package dev.catamaran.local.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.local.state.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that stands in for Prometheus: what matters here is its life. */
class PrometheusServerTest {
    @TempDir
    Path state = Path.of("");

    @Test
    void nextControllerAdoptsItAndEndsItWhenItsConfigurationIsAnother() throws Exception {
        var first = server(program("exec sleep 600"));
        assertThat(first.keep("0")).isEmpty();
        assertThat(first.page()).contains("http://127.0.0.1:18090");
        String process = Files.readString(folder().record());

        var next = server(state.resolve("prometheus-bin"));
        assertThat(next.keep("0")).isEmpty();
        assertThat(folder().record()).hasContent(process);

        folder().write(Path.of("other rules"));
        var third = server(state.resolve("prometheus-bin"));
        assertThat(third.keep("0")).isEmpty();
        assertThat(Files.readString(folder().record())).isNotEqualTo(process);
        assertThat(first.page()).isEmpty();
        third.stop();
        assertThat(third.page()).isEmpty();
    }

    @Test
    void oneThatEndsIsToldOnce() throws Exception {
        var server = server(program("exit 3"));
        assertThat(server.keep("0")).isEmpty();
        Optional<String> told = Optional.empty();
        for (int i = 0; i < 1_000 && told.isEmpty(); i++) {
            told = server.keep("0");
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(told).hasValueSatisfying(why -> assertThat(why).contains("it ended", "prometheus.log"));
        assertThat(server.keep("0")).isEmpty();
        assertThat(server.page()).isEmpty();
    }

    @Test
    void withoutAConfigurationItIsASentenceToo() {
        var server = new PrometheusServer(folder(), Path.of("none"), "127.0.0.1:18090", Clock.systemUTC());
        assertThat(server.keep("0")).hasValueSatisfying(why -> assertThat(why).startsWith("cannot start none"));
    }

    @Test
    void isFoundOnTheSearchPath() throws Exception {
        Path bin = Files.createDirectory(state.resolve("bin"));
        assertThat(PrometheusServer.find("/nowhere::" + bin)).isEmpty();
        Files.createFile(
                bin.resolve("prometheus"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assertThat(PrometheusServer.find("/nowhere::" + bin)).contains(bin.resolve("prometheus"));
    }

    private PrometheusServer server(Path program) {
        return new PrometheusServer(folder(), program, "127.0.0.1:18090", Clock.systemUTC());
    }

    private Path program(String script) throws Exception {
        folder().write(Path.of("rules"));
        Path program = Files.writeString(state.resolve("prometheus-bin"), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private PrometheusFolder folder() {
        return new PrometheusFolder(new StateFolder(state));
    }
}
