/**
 * YAML text with the line of every value. Enters: the text of a file. Leaves: one tree for each document, and a mistake for what is not YAML; a broken
 * document does not hide the others. No client is allowed.
 */
@NullMarked
package dev.catamaran.validate.source;

import org.jspecify.annotations.NullMarked;
