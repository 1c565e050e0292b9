package dev.mainstay.catalogue.lifecycle;

import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.fact.Origin;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when one release of a product gets updates. The last day counts as supported.
 *
 * @param name of the release for a person
 * @param until last day of security updates for everybody; absent where the source names no end
 * @param paidUntil last day of paid Extended Security Updates; absent where there are none
 * @param origin what says so
 */
public record Support(
        String name, @Nullable LocalDate until, @Nullable LocalDate paidUntil, Origin origin) {

    /** What holds on a day. */
    public enum Phase {
        SUPPORTED,
        /** Still supported, and not for longer than the notice asked for. */
        ENDING,
        /** Only who bought Extended Security Updates gets any. */
        PAID_ONLY,
        ENDED
    }

    public static Support of(LifecycleFact fact, String name) {
        return new Support(name, fact.supportedUntil(), fact.extendedUntil(), fact.origin());
    }

    /**
     * What holds on a day.
     *
     * @param noticeDays for how many days before the end the support counts as ending
     */
    public Phase on(LocalDate day, int noticeDays) {
        if (until == null) {
            return Phase.SUPPORTED;
        }
        if (!day.isAfter(until)) {
            return day.plusDays(noticeDays).isAfter(until) ? Phase.ENDING : Phase.SUPPORTED;
        }
        return paidUntil != null && !day.isAfter(paidUntil) ? Phase.PAID_ONLY : Phase.ENDED;
    }
}
