package dev.catamaran.cli.controller;

import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.local.process.AotCache;
import dev.catamaran.local.process.Session;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the controller: a process of its own, which outlives the command that started it. */
public final class ControllerProcess {
    private ControllerProcess() {}

    /** Returns at once; whether it came up is for the caller to find out. */
    public static Process start(MeshOptions mesh, Path resources, Path envoy, boolean prometheus) {
        Path home = MeshOptions.home();
        Path program = home.resolve("operator/app/target/quarkus-app/quarkus-run.jar");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dcatamaran.home=" + home,
                "-Dcatamaran.state-dir=" + mesh.stateDir(),
                "-Dcatamaran.resources=" + resources,
                "-Dcatamaran.envoy=" + envoy,
                "-Dcatamaran.java=" + System.getProperty("java.home"),
                "-Dcatamaran.addresses=" + mesh.addresses(),
                "-Dcatamaran.prometheus=" + prometheus));
        AotCache.ofJar(program).ifPresent(command::add);
        command.addAll(List.of("-jar", program.toString()));
        try {
            Files.createDirectories(mesh.stateDir());
            // a session of its own: a Ctrl-C meant for this command must not reach the controller
            var builder = new ProcessBuilder(new Session(0, "").command(command))
                    .directory(home.toFile())
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log(mesh).toFile()));
            builder.environment().put("CATAMARAN_STATE", mesh.stateDir().toString());
            return builder.start();
        } catch (IOException e) {
            throw new CommandFailure("cannot start the controller: " + e.getMessage(), e);
        }
    }

    static Path log(MeshOptions mesh) {
        return mesh.stateDir().resolve("controller.log");
    }
}
