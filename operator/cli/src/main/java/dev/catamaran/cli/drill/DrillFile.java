package dev.catamaran.cli.drill;

import dev.catamaran.api.Drill;
import dev.catamaran.cli.controller.ResourceCheck;
import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.validate.ResourceFiles;
import java.nio.file.Path;
import java.util.List;

/** A file with one Drill in it. */
final class DrillFile {
    private DrillFile() {}

    static Drill read(Path file) {
        var loaded = ResourceFiles.read(List.of(file));
        if (!loaded.accepted()) {
            throw new CommandFailure("the drill has errors:" + ResourceCheck.list(loaded.findings()));
        }
        var drills = loaded.resources().drills();
        if (drills.size() != 1) {
            throw new CommandFailure("--drill " + file + " holds " + drills.size() + " drills: name a file with one");
        }
        return drills.getFirst();
    }
}
