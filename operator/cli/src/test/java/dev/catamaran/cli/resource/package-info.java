/** Tables, edits of folders, log files. */
@NullMarked
package dev.catamaran.cli.resource;

import org.jspecify.annotations.NullMarked;
