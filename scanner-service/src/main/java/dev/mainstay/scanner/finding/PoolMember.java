package dev.mainstay.scanner.finding;

import org.jspecify.annotations.Nullable;

/**
 * A member of a pool.
 *
 * @param facts of its last complete scan; absent before the first
 */
record PoolMember(HostInput host, @Nullable ScanFacts facts) {}
