/**
 * The custom resources of group {@code catamaran.dev}, version {@code v1alpha1}, as data. Enters: YAML or JSON to which the defaults of the CRD were
 * applied. Leaves: checked shapes; what they mean is decided in {@code core}. The files in {@code crds/} are generated from these classes. No client is
 * allowed.
 *
 * <p>Durations are strings as in Kubernetes, for example {@code 250ms}, {@code 1m30s}. Names refer to resources of the same namespace.
 */
@NullMarked
package dev.catamaran.api;

import org.jspecify.annotations.NullMarked;
