package dev.catamaran.cli.violator;

import dev.catamaran.app.Controller;

/** A command that would ask the controller without a network between. */
public record TalksWithinTheProcess(Controller controller) {}
