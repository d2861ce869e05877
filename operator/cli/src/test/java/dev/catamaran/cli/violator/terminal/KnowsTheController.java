package dev.catamaran.cli.violator.terminal;

import dev.catamaran.cli.controller.ControllerStatus;

/** A table that would know what it shows. */
public record KnowsTheController(ControllerStatus status) {}
