package dev.catamaran.validate.source;

/**
 * Something that is not YAML, or that no API server takes as YAML.
 *
 * @param message a sentence that says what to change
 */
public record YamlMistake(int line, String message) {}
