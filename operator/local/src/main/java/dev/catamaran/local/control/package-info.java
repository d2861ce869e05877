/**
 * What a controller of this runtime and the command line say to each other. Enters and leaves as JSON over HTTP; knows neither of the two.
 */
@NullMarked
package dev.catamaran.local.control;

import org.jspecify.annotations.NullMarked;
