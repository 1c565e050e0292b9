package dev.mainstay.catalogue.lifecycle;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the support of something on a host into a finding: UNPATCHABLE when it is over, INSTALLED with the days left when
 * it ends soon, nothing before. The date is in the title; {@code supportEnded} is that of a support that is over.
 *
 * <p>Once only paid Extended Security Updates are left the finding is LIKELY, because no host says whether they were
 * bought; afterwards it is STRONG.
 */
public final class SupportFinding {

    /** Days before the end of support from which on it is told: half a year, to plan a move in. */
    public static final int NOTICE_DAYS = 180;

    private SupportFinding() {}

    /**
     * The finding, if there is anything to tell on that day.
     *
     * @param subject of the finding
     * @param current version found; absent where it does not apply
     * @param way out of it besides paid updates: what to move to
     */
    public static Optional<HostFinding> of(
            String subject, Support support, @Nullable String current, LocalDate day, String way) {
        LocalDate until = support.until();
        Support.Phase phase = support.on(day, NOTICE_DAYS);
        if (until == null || phase == Support.Phase.SUPPORTED) {
            return Optional.empty();
        }
        boolean over = phase != Support.Phase.ENDING;
        return Optional.of(new FindingDraft(
                        subject,
                        support.name() + (over ? " has been out of support since " : " is supported until ") + until,
                        over ? FindingState.UNPATCHABLE : FindingState.INSTALLED,
                        phase == Support.Phase.PAID_ONLY ? Confidence.LIKELY : Confidence.STRONG)
                .current(current)
                .supportEnded(over ? until : null)
                .remedy(
                        phase == Support.Phase.PAID_ONLY
                                ? "Buy Extended Security Updates, which last until " + support.paidUntil() + ", or: "
                                        + way
                                : way)
                .because(support.origin(), evidence(support, phase, until, day))
                .finding());
    }

    private static String evidence(Support support, Support.Phase phase, LocalDate until, LocalDate day) {
        String last = "The last day of security updates for everybody is " + until;
        LocalDate paid = support.paidUntil();
        return switch (phase) {
            case SUPPORTED, ENDING -> last + ", in " + ChronoUnit.DAYS.between(day, until) + " days.";
            case PAID_ONLY ->
                last + ", that of paid Extended Security Updates " + paid + "; whether they were bought is not known.";
            case ENDED ->
                paid == null
                        ? last + "; no paid Extended Security Updates are known."
                        : last + ", that of paid Extended Security Updates was " + paid + ".";
        };
    }
}
