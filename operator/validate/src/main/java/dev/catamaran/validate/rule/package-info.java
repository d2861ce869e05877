/**
 * The CEL rules of the CRDs ({@code x-kubernetes-validations}). Enters: a value with its defaults and its schema. Leaves: the message of each rule that it
 * breaks, at the rule's field. No client is allowed.
 */
@NullMarked
package dev.catamaran.validate.rule;

import org.jspecify.annotations.NullMarked;
