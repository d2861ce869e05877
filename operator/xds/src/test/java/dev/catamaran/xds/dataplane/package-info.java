/** What real sidecars do with requests and connections, one promise of the design in each class. */
@NullMarked
package dev.catamaran.xds.dataplane;

import org.jspecify.annotations.NullMarked;
