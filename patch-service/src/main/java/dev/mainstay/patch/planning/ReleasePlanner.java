package dev.mainstay.patch.planning;

/** Decides which waiting jobs may start. The seam for planners that know more than {@link SafeReleasePlanner}. */
public interface ReleasePlanner {

    /** The same picture always gives the same plan. */
    ReleasePlan plan(PoolsNow now);
}
