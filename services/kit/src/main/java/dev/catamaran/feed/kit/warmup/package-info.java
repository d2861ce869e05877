/** What a service does before it says that it is ready. Enters: rehearsals. Leaves: readiness. Calls this process only. */
@NullMarked
package dev.catamaran.feed.kit.warmup;

import org.jspecify.annotations.NullMarked;
