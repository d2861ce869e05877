/**
 * The HTTP API of the controller, as docs/architecture.md lists it. Enters: JSON of the command line. Leaves: JSON; mistakes as
 * {@code application/problem+json} that says what to change.
 */
@NullMarked
package dev.catamaran.app.api;

import org.jspecify.annotations.NullMarked;
