/**
 * The load driver and write ledger, a process of its own. Enters: the graph, access addresses, and commands on standard input. Leaves: HTTP
 * requests at the rate that was asked for, events on standard output, and the raw record. It never repeats a request. Clients are allowed: HTTP to the
 * access addresses, JDBC to the stores for reading back.
 */
@NullMarked
package dev.catamaran.feed.surf;

import org.jspecify.annotations.NullMarked;
