package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;
import dev.mainstay.catalogue.workload.Pool.Mirror;
import dev.mainstay.catalogue.workload.Pool.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the partners of a mirrored store are alike: principal and mirror of one build and edition, the witness of the
 * same SQL Server version, whatever its build and edition (domain notes, §1.3). That principal and mirror should be of one
 * build and not only of one version is this project's own rule: between the two halves of a patch run they are not, and
 * that state should not last.
 */
final class MirrorAgreement {

    private MirrorAgreement() {}

    static Optional<PoolFinding> finding(String pool, Mirror mirror) {
        List<Text> unlike = new ArrayList<>();
        List<Text> unknown = new ArrayList<>();
        Version principal = version(mirror.principal(), unknown);
        Version partner = version(mirror.mirror(), unknown);
        if (principal != null && partner != null && !principal.isBuild(partner)) {
            unlike.add(WorkloadText.MIRROR_BUILDS.with(
                    told(mirror.principal(), principal), told(mirror.mirror(), partner)));
        }
        String edition = edition(mirror.principal());
        String other = edition(mirror.mirror());
        if (edition != null && other != null && !edition.equals(other)) {
            unlike.add(WorkloadText.MIRROR_EDITIONS.with(edition, other));
        }
        Partner third = mirror.witness();
        if (third != null) {
            Version witness = version(third, unknown);
            Version known = principal == null ? partner : principal;
            if (witness != null && known != null && !witness.isSameRelease(known)) {
                unlike.add(WorkloadText.WITNESS_VERSION.with(told(third, witness)));
            }
        }
        if (unlike.isEmpty() && unknown.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PoolFinding(
                pool,
                hosts(mirror),
                draft(mirror, unlike, unknown, principal, partner).finding()));
    }

    private static FindingDraft draft(
            Mirror mirror,
            List<Text> unlike,
            List<Text> unknown,
            @Nullable Version principal,
            @Nullable Version partner) {
        boolean differ = !unlike.isEmpty();
        FindingDraft draft = new FindingDraft(
                "pool/mirror/" + mirror.principal().name(),
                (differ ? WorkloadText.MIRROR_UNLIKE : WorkloadText.MIRROR_UNKNOWN)
                        .with(mirror.principal().name()),
                differ ? FindingState.MISSING : FindingState.UNKNOWN,
                Confidence.STRONG);
        if (differ && principal != null && partner != null && !principal.isBuild(partner)) {
            boolean behind = partner.isAtLeast(principal);
            draft.current(behind ? principal : partner).target(behind ? partner : principal);
        }
        if (differ) {
            draft.remedy(WorkloadText.MIRROR_UNLIKE_REMEDY.with());
        }
        unlike.forEach(draft::because);
        unknown.forEach(draft::because);
        return draft;
    }

    private static @Nullable Version version(Partner partner, List<Text> unknown) {
        Optional<Version> version = Optional.ofNullable(partner.facts())
                .flatMap(facts -> Optional.ofNullable(facts.version()))
                .flatMap(Version::read)
                .map(Version::withoutServicePackInMinor);
        if (version.isEmpty()) {
            unknown.add(WorkloadText.PARTNER_NO_VERSION.with(partner.name()));
        }
        return version.orElse(null);
    }

    private static @Nullable String edition(Partner partner) {
        return partner.facts() == null ? null : partner.facts().edition();
    }

    private static String told(Partner partner, Version version) {
        return partner.name() + " " + version;
    }

    private static List<String> hosts(Mirror mirror) {
        return Stream.of(
                        Optional.of(mirror.principal()),
                        Optional.of(mirror.mirror()),
                        Optional.ofNullable(mirror.witness()))
                .flatMap(Optional::stream)
                .map(Partner::host)
                .distinct()
                .toList();
    }
}
