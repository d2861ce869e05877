package dev.catamaran.local.violator.state;

/** Bookkeeping that would start something. */
public record StartsAProcess(ProcessBuilder process) {}
