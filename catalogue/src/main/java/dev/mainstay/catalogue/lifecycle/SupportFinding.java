package dev.mainstay.catalogue.lifecycle;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.text.Text;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finding made of the support of something on a host: UNPATCHABLE when it is over, INSTALLED with the days left when
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
            String subject, Support support, @Nullable String current, LocalDate day, Text way) {
        LocalDate until = support.until();
        Support.Phase phase = support.on(day, NOTICE_DAYS);
        if (until == null || phase == Support.Phase.SUPPORTED) {
            return Optional.empty();
        }
        boolean over = phase != Support.Phase.ENDING;
        return Optional.of(new FindingDraft(
                        subject,
                        (over ? SupportText.OVER : SupportText.ENDING).with(support.name(), until),
                        over ? FindingState.UNPATCHABLE : FindingState.INSTALLED,
                        phase == Support.Phase.PAID_ONLY ? Confidence.LIKELY : Confidence.STRONG)
                .current(current)
                .supportEnded(over ? until : null)
                .remedy(phase == Support.Phase.PAID_ONLY ? SupportText.BUY_OR.with(support.paidUntil(), way) : way)
                .because(support.origin(), evidence(support, phase, until, day))
                .finding());
    }

    private static Text evidence(Support support, Support.Phase phase, LocalDate until, LocalDate day) {

        LocalDate paid = support.paidUntil();
        return switch (phase) {
            case SUPPORTED, ENDING -> SupportText.LAST_DAY_NEAR.with(until, ChronoUnit.DAYS.between(day, until));
            case PAID_ONLY -> SupportText.LAST_DAY_PAID.with(until, paid);
            case ENDED ->
                paid == null ? SupportText.LAST_DAY.with(until) : SupportText.LAST_DAY_PAID_OVER.with(until, paid);
        };
    }
}
