package dev.mainstay.patch.release;

import java.util.List;

/**
 * All that a release plan is made from: the same input gives the same plan.
 *
 * @param hosts the hosts of the estate; those with a job that is released and leased are out
 * @param waiting the jobs that are not begun
 */
public record ReleaseInput(List<EstateHost> hosts, List<WaitingJob> waiting) {}
