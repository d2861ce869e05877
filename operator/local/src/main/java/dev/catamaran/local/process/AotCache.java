package dev.catamaran.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Classes parsed and linked ahead of time (JEP 483), which a build leaves beside a program. The JVM ignores one that does not fit the program. */
public final class AotCache {
    private AotCache() {}

    /** The JVM option that uses a cache; nothing when the build left none. */
    public static Optional<String> option(Path cache) {
        return Files.isRegularFile(cache) ? Optional.of("-XX:AOTCache=" + cache) : Optional.empty();
    }

    /** The same for {@code java -jar PROGRAM}, as Quarkus leaves it: {@code app.aot} in the program's folder. */
    public static Optional<String> ofJar(Path jar) {
        return option(jar.resolveSibling("app.aot"));
    }
}
