/** Writes HTML and SVG. Enters: texts and numbers, hostile ones too. Leaves: markup in which every one of them is only text. No client is allowed. */
@NullMarked
package dev.catamaran.judge.report.markup;

import org.jspecify.annotations.NullMarked;
