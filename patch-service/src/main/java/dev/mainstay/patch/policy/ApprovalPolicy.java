package dev.mainstay.patch.policy;

import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.UpdateKind;
import dev.mainstay.events.ScanSnapshot.UpdateState;
import dev.mainstay.events.Scope;
import dev.mainstay.events.Scope.Place;
import dev.mainstay.patch.policy.baseline.Baseline;
import dev.mainstay.patch.policy.baseline.Severity;
import dev.mainstay.patch.policy.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which missing updates are approved for a host. A decision beats the baseline; of several decisions that of the
 * narrowest scope (host, then pool, then site, then estate) counts, and within one scope any other verdict beats an approval.
 * Retracted and lapsed decisions do not count. An update with licence terms that are not accepted on the host is approved
 * only where an approval that holds for the host says that a person accepts them; it need not be the decisive one.
 *
 * <p>Optional updates (BrowseOnly) and drivers are approved only by a baseline that asks for them or by a decision on exactly
 * that update: both break hosts more often than they help, and Windows Update itself installs neither unasked. So is a .NET Framework
 * that the host's workload does not bear ({@link DotNetPolicy}): only a person who approves it with a reason lets it through.
 */
public final class ApprovalPolicy {

    private final Baseline baseline;
    private final List<Decision> decisions;
    private final Instant now;

    public ApprovalPolicy(Baseline baseline, List<Decision> decisions, Instant now) {
        this.baseline = baseline;
        this.decisions =
                decisions.stream().filter(decision -> decision.counts(now)).toList();
        this.now = now;
    }

    /** The approved set: what the scan found missing and policy lets through, in the scan's order. */
    public List<Offer> approved(HostSnapshot host, ScanSnapshot scan) {
        Place place = Place.of(host);
        return scan.offers().stream()
                .filter(offer -> offer.state() == UpdateState.MISSING)
                .filter(offer -> approves(place, offer))
                .filter(offer -> whyNot(host, place, scan, offer).isEmpty())
                .toList();
    }

    /** What is missing and would be approved but for one reason, in the scan's order. */
    public List<Exclusion> leftOut(HostSnapshot host, ScanSnapshot scan) {
        Place place = Place.of(host);
        return scan.offers().stream()
                .filter(offer -> offer.state() == UpdateState.MISSING)
                .filter(offer -> approves(place, offer))
                .flatMap(offer -> whyNot(host, place, scan, offer).map(why -> new Exclusion(offer, why)).stream())
                .toList();
    }

    /** Why an update is left out that baseline or decisions approve otherwise; the first reason where there are several. */
    private Optional<Exclusion.Why> whyNot(HostSnapshot host, Place place, ScanSnapshot scan, Offer offer) {
        if (decisive(place, offer).isEmpty()) {
            if (DotNetPolicy.holds(host, scan, offer)) {
                return Optional.of(Exclusion.Why.DOTNET_NOT_SUPPORTED);
            }
            if (offer.kind() == UpdateKind.DRIVER && !baseline.includeDrivers()) {
                return Optional.of(Exclusion.Why.DRIVER);
            }
            if (Boolean.TRUE.equals(offer.browseOnly()) && !baseline.includeOptional()) {
                return Optional.of(Exclusion.Why.OPTIONAL);
            }
        }
        return termsAccepted(place, offer) ? Optional.empty() : Optional.of(Exclusion.Why.LICENCE_NOT_ACCEPTED);
    }

    private boolean termsAccepted(Place host, Offer offer) {
        return !Boolean.FALSE.equals(offer.eulaAccepted())
                || decisions.stream()
                        .filter(Decision::acceptsEula)
                        .filter(decision -> names(decision, offer))
                        .anyMatch(decision -> decision.scope().holdsFor(host));
    }

    private boolean approves(Place host, Offer offer) {
        return decisive(host, offer)
                .map(decision -> decision.verdict() == Verdict.APPROVED)
                .orElseGet(() -> fitsBaseline(offer));
    }

    private Optional<Decision> decisive(Place host, Offer offer) {
        return decisions.stream()
                .filter(decision -> names(decision, offer))
                .filter(decision -> decision.scope().holdsFor(host))
                .max(Comparator.<Decision, Scope.Level>comparing(
                                decision -> decision.scope().levelFor(host).orElse(Scope.Level.ESTATE))
                        .thenComparingInt(decision -> decision.verdict() == Verdict.APPROVED ? 0 : 1));
    }

    private static boolean names(Decision decision, Offer offer) {
        return offer.update().updateId().equals(decision.updateId())
                || (decision.kb() != null && offer.kbs().contains(decision.kb()));
    }

    private boolean fitsBaseline(Offer offer) {
        return (baseline.classifications().isEmpty()
                        || baseline.classifications().contains(offer.classification()))
                && (baseline.products().isEmpty() || offer.products().stream().anyMatch(baseline.products()::contains))
                && (baseline.minimumSeverity() == null
                        || Severity.of(offer.severity())
                                .filter(severity -> severity.compareTo(baseline.minimumSeverity()) >= 0)
                                .isPresent())
                && oldEnough(offer);
    }

    private boolean oldEnough(Offer offer) {
        if (baseline.minimumAgeDays() == 0) {
            return true;
        }
        Instant publishedAt = offer.publishedAt();
        return publishedAt != null
                && !publishedAt.plus(Duration.ofDays(baseline.minimumAgeDays())).isAfter(now);
    }
}
