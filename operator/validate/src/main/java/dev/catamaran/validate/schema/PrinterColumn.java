package dev.catamaran.validate.schema;

/**
 * A column of the table that kubectl prints.
 *
 * @param head as the CRD writes it
 * @param path where the value is, for example {@code .spec.listeners[0].port}
 */
public record PrinterColumn(String head, String path) {}
