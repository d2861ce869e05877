/**
 * Glue: the API. Enters: a call from outside, through the access gateway. Leaves: answers put together from the services behind it. Checks who is calling,
 * gives each write its name and stamp, holds no state.
 */
@NullMarked
package dev.catamaran.feed.gateway;

import org.jspecify.annotations.NullMarked;
