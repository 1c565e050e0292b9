package dev.mainstay.scanner.finding;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.scanner.finding.evaluation.Conclusions;
import dev.mainstay.scanner.finding.evaluation.FindingNames;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Findings as they are stored.
 *
 * @param sequence version of the host's findings
 * @param checksum over what is concluded, see {@link #checksum}
 * @param missing names of what is missing, see {@link FindingNames}
 * @param kbs every KB that a finding names
 * @param cves of what is not in order
 * @param json all of them, in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // columns
public record StoredFindings(
        long sequence, byte[] checksum, List<String> missing, List<String> kbs, List<String> cves, byte[] json) {
    private static final Set<FindingState> TOLD_BY_EVIDENCE = Set.of(FindingState.WAIVED, FindingState.FAILED);

    public static StoredFindings of(long sequence, byte[] checksum, List<String> missing, List<HostFinding> findings) {
        return new StoredFindings(
                sequence,
                checksum,
                missing,
                findings.stream()
                        .map(HostFinding::kb)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                findings.stream()
                        .filter(finding -> !Conclusions.inOrder(finding))
                        .flatMap(finding -> finding.cves().stream())
                        .distinct()
                        .toList(),
                FindingJson.bytes(findings));
    }

    /**
     * SHA-256 over what is concluded. Evidence has no part in it: a document's new revision that says the same again is no
     * news about the host. Only who accepted a risk until when, or how an installation failed, is: it comes first.
     */
    public static byte[] checksum(List<HostFinding> findings) {
        List<HostFinding> conclusions = findings.stream()
                .map(finding -> finding.concluded(
                        finding.state(),
                        finding.confidence(),
                        TOLD_BY_EVIDENCE.contains(finding.state())
                                ? finding.evidence().stream().limit(1).toList()
                                : List.of()))
                .toList();
        try {
            return MessageDigest.getInstance("SHA-256").digest(FindingJson.bytes(conclusions));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
