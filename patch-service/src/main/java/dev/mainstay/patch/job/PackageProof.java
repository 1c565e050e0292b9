package dev.mainstay.patch.job;

import dev.mainstay.catalogue.version.Version;
import dev.mainstay.events.JobSnapshot.PackageKind;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Software;
import dev.mainstay.events.ScanSnapshot.SoftwareKind;
import dev.mainstay.patch.job.order.OrderedPackage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a package is in effect by what a scan says: what it patches is of the same product (the first two numbers of its
 * version) and not before the version that the package brings.
 */
final class PackageProof {

    private PackageProof() {}

    /** What the scan says of what the package patches; empty when it does not know its version. */
    static Optional<String> version(OrderedPackage wanted, ScanSnapshot scan) {
        return Optional.ofNullable(scan.software()).orElse(List.of()).stream()
                .filter(software -> concerns(wanted, software))
                .map(Software::version)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /**
     * The components that stood at an older level than the package brings and that the scan does not show at a newer one,
     * each with its version. One update gives its components different builds (domain notes, section 4.1: server .803,
     * web components .726), so that one that moved on has had the update; one that stayed has not, or nobody knows. What
     * has never had any update while the Core Components have, is not asked for: prerequisites keep the build of the release.
     */
    static List<String> leftBehind(OrderedPackage wanted, ScanSnapshot scan) {
        List<Software> before = wanted.componentsBefore();
        if (wanted.kind() == PackageKind.SQL_SERVER_PATCH || before == null) {
            return List.of();
        }
        List<Software> now = components(scan);
        List<Software> stood = before.isEmpty() ? now : before;
        boolean updatedBefore = stood.stream()
                .filter(software -> concerns(wanted, software))
                .anyMatch(software -> !asReleased(software.version()));
        return stood.stream()
                .filter(software -> isOlder(software.version(), wanted.targetVersion()))
                .filter(software -> !(updatedBefore && asReleased(software.version())))
                .filter(software -> !movedOn(software, now, wanted.targetVersion()))
                .map(software ->
                        software.name() + " " + versionOf(software.name(), now).orElse("(version unknown)"))
                .distinct()
                .toList();
    }

    private static boolean movedOn(Software before, List<Software> now, String target) {
        return versionOf(before.name(), now)
                .filter(is -> reaches(is, target) || isOlder(before.version(), is))
                .isPresent();
    }

    private static Optional<String> versionOf(String name, List<Software> now) {
        return now.stream()
                .filter(software -> software.name().equalsIgnoreCase(name))
                .map(Software::version)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static List<Software> components(ScanSnapshot scan) {
        return Optional.ofNullable(scan.software()).orElse(List.of()).stream()
                .filter(software -> software.kind() == SoftwareKind.COMPONENT)
                .toList();
    }

    /** Of the same product and before it. */
    private static boolean isOlder(@Nullable String version, String than) {
        return version != null && reaches(than, version) && !reaches(version, than);
    }

    private static boolean asReleased(@Nullable String version) {
        return Optional.ofNullable(version)
                .flatMap(Version::read)
                .filter(is -> is.inFull().revision() == 0)
                .isPresent();
    }

    private static boolean concerns(OrderedPackage wanted, Software software) {
        return wanted.kind() == PackageKind.SQL_SERVER_PATCH
                ? software.kind() == SoftwareKind.SQL_INSTANCE
                        && software.name().equalsIgnoreCase(wanted.instance())
                : software.kind() == SoftwareKind.COMPONENT && software.name().endsWith("Core Components");
    }

    static boolean reaches(String version, String target) {
        return Version.read(version)
                .flatMap(is -> Version.read(target).filter(is::reaches))
                .isPresent();
    }
}
