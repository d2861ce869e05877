/** Makes the API server hold what is wanted. Enters: objects. Leaves: server-side applies, of statuses too, and the
 * removal of what is not wanted any more. */
@NullMarked
package dev.catamaran.kubernetes.apply;

import org.jspecify.annotations.NullMarked;
