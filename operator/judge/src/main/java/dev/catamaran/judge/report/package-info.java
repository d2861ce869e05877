/**
 * Shows a judgement. Enters: a {@link dev.catamaran.judge.Report}. Leaves: {@code report.json}, {@code report.xml} (JUnit) and a table for a
 * terminal; {@code report.html} is made in {@code page}, its charts in {@code chart}. No client is allowed.
 */
@NullMarked
package dev.catamaran.judge.report;

import org.jspecify.annotations.NullMarked;
