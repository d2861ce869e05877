/**
 * {@code report.html}, one class a section. Enters: a {@link dev.catamaran.judge.Report}. Leaves: one page that asks for nothing else. Derives no figure;
 * no client is allowed.
 */
@NullMarked
package dev.catamaran.judge.report.page;

import org.jspecify.annotations.NullMarked;
