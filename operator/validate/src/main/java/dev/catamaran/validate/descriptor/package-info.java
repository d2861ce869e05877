/**
 * Descriptor sets ({@code protoc --descriptor_set_out}) read from files. Enters: a path and names of proto services. Leaves: their methods with idempotency
 * levels. Files are read; no client is allowed.
 */
@NullMarked
package dev.catamaran.validate.descriptor;

import org.jspecify.annotations.NullMarked;
