/**
 * The state folder. Enters: records. Leaves: files that are replaced in one step. No client but the file system.
 */
@NullMarked
package dev.catamaran.local.state;

import org.jspecify.annotations.NullMarked;
