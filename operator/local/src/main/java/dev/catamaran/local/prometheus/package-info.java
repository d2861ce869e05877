/**
 * Prometheus beside the mesh. Enters: what there is to scrape. Leaves: its configuration, and one process of it that is kept running; never anything that the
 * mesh waits for. Its clients are the file system and the processes of this machine.
 */
@NullMarked
package dev.catamaran.local.prometheus;

import org.jspecify.annotations.NullMarked;
