package dev.catamaran.app.violator.mesh;

import dev.catamaran.xds.translate.Group;

/** A loop that would translate by itself. */
public record Translates(Group group) {}
