/** The certificates of the mesh. Enters: SPIFFE ids. Leaves: leaves, trust bundles and the certificate of the xDS endpoint. Only the folder of the authority is read
 * and written; keys are never logged. */
@NullMarked
package dev.catamaran.xds.certificate;

import org.jspecify.annotations.NullMarked;
