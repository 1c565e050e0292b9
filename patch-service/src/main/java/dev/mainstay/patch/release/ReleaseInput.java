package dev.mainstay.patch.release;

import java.util.List;

/**
 * Everything a release plan is made from.
 *
 * @param hosts the hosts of the estate; those with a job that is released and leased are out
 * @param waiting the jobs that are not begun
 */
public record PoolsNow(List<HostNow> hosts, List<WaitingJob> waiting) {}
