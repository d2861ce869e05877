package dev.catamaran.kubernetes.status;

/**
 * What a condition says, whenever it began.
 *
 * @param reason one word, for programs
 * @param message a sentence for people; empty when there is nothing to say
 */
record Verdict(String type, boolean holds, String reason, String message) {}
