package dev.catamaran.core.violator;

import java.nio.file.Path;

/** Would read a file. */
public record ReadsAFile(Path file) {}
