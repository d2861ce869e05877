package dev.catamaran.cli.violator.controller;

import dev.catamaran.core.drill.DrillEngine;

/** A way up that would run a drill as well. */
public record Drills(DrillEngine engine) {}
