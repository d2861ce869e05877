/** Timelines. Enters: calls of the glue layer. Leaves: posts, newest first, from keylist and post. Its only client is the sidecar's egress. */
@NullMarked
package dev.catamaran.feed.timeline;

import org.jspecify.annotations.NullMarked;
