/**
 * Runs a {@code WorkloadPlan} as processes of this machine. Enters: the plan, the cells, faults. Leaves: processes, their endpoints, their status and
 * what they use. The operating system is its only client; sidecars get their configuration from elsewhere, through
 * {@link dev.catamaran.local.SidecarIdentity}.
 */
@NullMarked
package dev.catamaran.local;

import org.jspecify.annotations.NullMarked;
