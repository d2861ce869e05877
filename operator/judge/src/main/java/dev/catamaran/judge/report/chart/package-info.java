/**
 * Draws charts. Enters: a {@link dev.catamaran.judge.series.Timeline}. Leaves: SVG with a title and a description, coloured by classes of the page's
 * style sheet. Derives no figure; no client is allowed.
 */
@NullMarked
package dev.catamaran.judge.report.chart;

import org.jspecify.annotations.NullMarked;
