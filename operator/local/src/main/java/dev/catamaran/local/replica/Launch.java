package dev.catamaran.local.replica;

import dev.catamaran.local.LocalException;
import dev.catamaran.local.process.ProcTable;
import dev.catamaran.local.process.ProcessId;
import dev.catamaran.local.process.Session;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

/**
 * How a process is started: in a session of its own, on its cell's CPUs, with nothing inherited from the controller's environment but what is listed.
 *
 * @param hash changes when the process would be started differently
 */
record Launch(
        List<String> command, SortedMap<String, String> environment, Path folder, Path log, String cpus, String hash) {
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR");

    /**
     * Reads what the hash depends on.
     *
     * @param content what the process reads from files; files of the command itself count by time, so that a rebuilt program is restarted
     */
    static Launch of(
            List<String> command,
            SortedMap<String, String> environment,
            Path folder,
            Path log,
            String cpus,
            String content) {
        var text = new StringBuilder(command + "\n" + environment + "\n" + cpus + "\n" + content);
        for (String argument : command) {
            Path file = folder.resolve(argument.indexOf('\0') < 0 ? argument : "");
            if (Files.isRegularFile(file)) {
                text.append('\n').append(file).append(' ').append(file.toFile().lastModified());
            }
        }
        return new Launch(command, environment, folder, log, cpus, hash(text.toString()));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Started start() {
        var builder = new ProcessBuilder(new Session(0, cpus).command(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var stat = ProcTable.stat(process.pid());
            // one that ended at once is found dead on the next look
            return new Started(process, stat.map(s -> s.id()).orElse(new ProcessId(process.pid(), 0)));
        } catch (IOException e) {
            throw new LocalException("cannot start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    record Started(Process process, ProcessId id) {}
}
