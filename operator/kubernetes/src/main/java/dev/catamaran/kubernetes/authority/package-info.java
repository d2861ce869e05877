/** The mesh's certificates, kept in the API server. Enters: certificates and keys. Leaves: the same, for every replica of the operator. */
@NullMarked
package dev.catamaran.kubernetes.authority;

import org.jspecify.annotations.NullMarked;
