/** What every gRPC call passes: deadline, request id, access log, and the channel to a callee through the sidecar. */
@NullMarked
package dev.catamaran.feed.kit.call;

import org.jspecify.annotations.NullMarked;
