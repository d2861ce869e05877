package dev.catamaran.cli.violator.terminal;

import dev.catamaran.local.control.ControllerStatus;

/** A table that would know what it shows. */
public record KnowsTheController(ControllerStatus status) {}
