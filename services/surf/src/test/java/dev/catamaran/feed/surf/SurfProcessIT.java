package dev.catamaran.feed.surf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.Figures;
import dev.catamaran.judge.Judge;
import dev.catamaran.judge.MeshCounters;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.RecordReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver as the process that it is. */
class SurfProcessIT {
    @TempDir
    Path folder = Path.of("");

    private Process surf(TestServer server, double rate) throws IOException {
        Files.writeString(folder.resolve("graph.tsv"), "1\t2\n2\t3\n3\t4\n4\t5\n5\t1\n");
        Files.write(folder.resolve("token-key"), Surfing.KEY);
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Surf.class.getName(),
                        "--graph",
                        folder.resolve("graph.tsv").toString(),
                        "--access",
                        "cell-a=" + server.address(),
                        "--secrets",
                        folder.toString(),
                        "--record",
                        record().toString(),
                        "--rate",
                        String.valueOf(rate)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Path record() {
        return folder.resolve("record.jsonl");
    }

    private static void order(Process surf, String command) throws IOException {
        Writer out = surf.outputWriter();
        out.write(command + "\n");
        out.flush();
    }

    private static void await(BufferedReader events, String name) throws IOException {
        String line = events.readLine();
        while (line != null && !line.contains("\"event\":\"" + name + "\"")) {
            line = events.readLine();
        }
        assertThat(line).as("event " + name).isNotNull();
    }

    @Test
    void aKilledDriverLeavesARecordThatCanBeRead() throws IOException, InterruptedException {
        try (var server = new TestServer("127.15.1.21", TestServer.healthy("cell-a"))) {
            Process surf = surf(server, 50);
            BufferedReader events = surf.inputReader();
            await(events, "ready");
            order(surf, "start");
            await(events, "progress");
            await(events, "progress");
            surf.destroyForcibly().waitFor();

            var requests = new ArrayList<Line>();
            RecordReader.read(record(), line -> {
                if (line instanceof Line.Request) {
                    requests.add(line);
                }
            });
            // two seconds of traffic, far less than fills the buffer, but for what the last flush had not seen yet
            assertThat(requests).hasSizeGreaterThan(80);
            assertThat(Judge.judge(record()).checks()).anyMatch(c -> c.name().equals("recordComplete") && !c.passed());
        }
    }

    @Test
    void theWholeLifeAtAThousandRequestsPerSecond() throws IOException, InterruptedException {
        try (var server = new TestServer("127.15.1.22", TestServer.healthy("cell-a"))) {
            Process surf = surf(server, 1_000);
            BufferedReader events = surf.inputReader();
            await(events, "ready");
            order(surf, "mark steady-start");
            order(surf, "start");
            await(events, "progress");
            order(surf, "usage {\"pssMiB\": 100, \"processes\": 3, \"cpuSeconds\": {\"cell-a\": 1.5}}");
            order(surf, "counters [{\"cell\":\"cell-a\",\"served\":{\"glue/gateway/0\":[10,1]},\"lookups\":{}}]");
            for (int i = 0; i < 4; i++) {
                await(events, "progress");
            }
            order(surf, "usage {\"pssMiB\": 100, \"processes\": 3, \"cpuSeconds\": {\"cell-a\": 2.5}}");
            order(surf, "counters [{\"cell\":\"cell-a\",\"served\":{\"glue/gateway/0\":[17,3]},\"lookups\":{}}]");
            await(events, "progress");
            order(surf, "stop");
            await(events, "stopped");
            order(surf, "end");
            assertThat(surf.waitFor()).isZero();

            assertThat(Judge.judge(record()).counters().served())
                    .containsExactly(new MeshCounters.Served("glue", "gateway", "steady", "cell-a", 7, 2));
            Figures figures = Judge.judge(record()).figures();
            assertThat(figures.requests()).isEqualTo(server.seen().size()).isGreaterThan(5_000);
            assertThat(figures.failed()).isZero();
            assertThat(figures.processes()).isEqualTo(4);
            System.out.printf(
                    "surf at 1000 req/s: late p99 %.2f ms, max %.2f ms; latency p50 %.2f ms, p99 %.2f ms; %.2f CPUs, %.0f MiB%n",
                    figures.driver().lateP99Ms(),
                    figures.driver().lateMaxMs(),
                    figures.phases().getFirst().p50Ms(),
                    figures.phases().getFirst().p99Ms(),
                    figures.cpu().getOrDefault("driver", -1.0),
                    figures.pssMiB() - 100);
        }
    }

    @Test
    void badInputIsOneSentenceAndExitCodeTwo() throws IOException, InterruptedException {
        Files.createFile(record());
        try (var server = new TestServer("127.15.1.23", TestServer.healthy("cell-a"))) {
            Process surf = surf(server, 1_000);
            await(surf.inputReader(), "error");
            assertThat(surf.waitFor()).isEqualTo(2);
        }
    }
}
