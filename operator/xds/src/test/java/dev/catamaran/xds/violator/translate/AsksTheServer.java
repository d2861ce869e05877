package dev.catamaran.xds.violator.translate;

import dev.catamaran.xds.server.ControlPlane;

/** A translation that would look at who is connected. */
public record AsksTheServer(ControlPlane server) {}
