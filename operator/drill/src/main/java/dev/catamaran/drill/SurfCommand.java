package dev.catamaran.drill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What the driver is started with.
 *
 * @param java the JVM's program
 * @param classPath as {@code -cp} takes it
 * @param secrets folder with the key of the API's tokens
 * @param access where each cell lets traffic in, HOST:PORT
 * @param stores where each cell's store is read back, HOST:PORT
 */
public record SurfCommand(
        String java,
        String classPath,
        Path graph,
        Path secrets,
        Path record,
        SortedMap<String, String> access,
        SortedMap<String, String> stores) {
    /** Program and arguments for that drill. */
    public List<String> of(DrillPlan plan) {
        var words = new ArrayList<>(List.of(
                java,
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                "dev.catamaran.feed.surf.Surf",
                "--graph",
                graph.toString(),
                "--secrets",
                secrets.toString(),
                "--record",
                record.toString(),
                "--rate",
                Integer.toString(plan.rate()),
                "--mix",
                plan.mixText(),
                "--background-percent",
                Integer.toString(plan.backgroundPercent())));
        if (plan.edges() != null) {
            words.addAll(List.of("--edges", plan.edges().toString()));
        }
        access.forEach((cell, address) -> words.addAll(List.of("--access", cell + "=" + address)));
        stores.forEach((cell, address) -> words.addAll(List.of("--store", cell + "=" + address)));
        return words;
    }
}
