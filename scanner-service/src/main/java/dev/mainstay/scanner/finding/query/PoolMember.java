package dev.mainstay.scanner.finding.query;

import dev.mainstay.scanner.finding.evaluation.HostInput;
import dev.mainstay.scanner.finding.evaluation.ScanFacts;
import org.jspecify.annotations.Nullable;

/**
 * A member of a pool.
 *
 * @param facts of its last complete scan; absent before the first
 */
record PoolMember(HostInput host, @Nullable ScanFacts facts) {}
