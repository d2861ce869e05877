@NullMarked
package dev.catamaran.kubernetes.auth;

import org.jspecify.annotations.NullMarked;
