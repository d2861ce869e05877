package dev.catamaran.local.violator;

import dev.catamaran.core.resolve.Resolution;

/** A part of the runtime that would decide by itself what is to run. */
public record ReadsResources(Resolution resolution) {}
