package dev.mainstay.patch.job;

import dev.mainstay.events.JobSnapshot.PackageKind;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Software;
import dev.mainstay.events.ScanSnapshot.SoftwareKind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a package is in effect by what a scan says: what it patches is of the same product (the first two numbers of its
 * version) and not before the version that the package brings.
 */
final class PackageProof {

    private static final Pattern VERSION = Pattern.compile("\\d{1,5}(\\.\\d{1,6}){2,3}");

    private PackageProof() {}

    /** What the scan says of what the package patches; empty when it does not know its version. */
    static Optional<String> version(OrderedPackage wanted, ScanSnapshot scan) {
        return Optional.ofNullable(scan.software()).orElse(List.of()).stream()
                .filter(software -> concerns(wanted, software))
                .map(Software::version)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static boolean concerns(OrderedPackage wanted, Software software) {
        return wanted.kind() == PackageKind.SQL_SERVER_PATCH
                ? software.kind() == SoftwareKind.SQL_INSTANCE
                        && software.name().equalsIgnoreCase(wanted.instance())
                : software.kind() == SoftwareKind.COMPONENT && software.name().endsWith("Core Components");
    }

    static boolean reaches(String version, String target) {
        if (!VERSION.matcher(version).matches() || !VERSION.matcher(target).matches()) {
            return false;
        }
        int[] is = numbers(version);
        int[] wanted = numbers(target);
        return is[0] == wanted[0] && is[1] == wanted[1] && Arrays.compare(is, wanted) >= 0;
    }

    private static int[] numbers(String version) {
        int[] numbers = new int[4];
        String[] parts = version.split("\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Integer.parseInt(parts[i]);
        }
        return numbers;
    }
}
