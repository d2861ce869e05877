package dev.catamaran.core.model;

import java.time.Duration;

/**
 * A cache cluster, one set of shards per cell.
 *
 * @param port where each shard listens
 * @param shards per cell, at least 1; keys are spread by consistent hash
 * @param memoryMiB per shard
 * @param opTimeout patience for one operation
 * @param mirrorWrites whether writes are copied to the other cells' shards, fire and forget
 * @param egress where users' sidecars offer it to the application
 */
public record Cache(
        WorkloadName name,
        Port port,
        int shards,
        int memoryMiB,
        Duration opTimeout,
        boolean mirrorWrites,
        Port egress) {}
