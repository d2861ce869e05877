/**
 * Judges resource files offline, as the API server would. Enters: YAML files. Leaves: {@link dev.catamaran.validate.Loaded} resources with the defaults
 * of their schemas, and a {@link dev.catamaran.validate.Finding} with file, line and field for everything that has to be changed. Files are read, nothing
 * else: no client is allowed.
 *
 * <p>{@code source} knows YAML and lines, {@code schema} and {@code rule} know plain values and paths; {@link dev.catamaran.validate.ResourceFiles} brings
 * them together.
 */
@NullMarked
package dev.catamaran.validate;

import org.jspecify.annotations.NullMarked;
