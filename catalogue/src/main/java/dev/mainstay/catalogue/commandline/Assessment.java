package dev.mainstay.catalogue.commandline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.FindingView;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.host.facts.HostFactsView;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is concluded about one host.
 *
 * @param asOf the day for which support was judged
 * @param windowsJudged whether updates of Windows were judged: not without MSRC documents
 * @param refusedFiles files of the same call that could not be read, each with the reason
 * @param documentsUpTo date of the latest MSRC document on this Windows; absent when none is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Assessment(
        HostFactsView host,
        LocalDate asOf,
        boolean windowsJudged,
        @Nullable LocalDate documentsUpTo,
        List<FindingView> findings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> refusedFiles) {

    private static final String COVERAGE = "windows/coverage";
    private static final String NO_FIX = "windows/no-fix";
    private static final Set<FindingState> TO_INSTALL =
            EnumSet.of(FindingState.MISSING, FindingState.FAILED, FindingState.INSTALLED_PENDING_REBOOT);

    Assessment {
        findings = List.copyOf(findings);
        refusedFiles = List.copyOf(refusedFiles);
    }

    /** In any of the states. */
    List<FindingView> in(Set<FindingState> states) {
        return findings.stream()
                .filter(finding -> states.contains(finding.state()))
                .toList();
    }

    /** What to install, and what waits for a restart; those that close an exploited vulnerability first. */
    @JsonIgnore
    List<FindingView> toInstall() {
        return needed().filter(Assessment::isInstalled)
                .sorted(Comparator.comparing(Assessment::firstDue)
                        .thenComparingInt(finding -> -finding.cves().size()))
                .toList();
    }

    /** What is not as it should be and is not put right by one update: a server half-patched, an instance not there. */
    @JsonIgnore
    List<FindingView> toPutRight() {
        return needed().filter(finding -> !isInstalled(finding)).toList();
    }

    private Stream<FindingView> needed() {
        return in(TO_INSTALL).stream().filter(finding -> !isOptional(finding));
    }

    /** Previews and what else nobody has to install. */
    @JsonIgnore
    List<FindingView> optional() {
        return in(TO_INSTALL).stream().filter(Assessment::isOptional).toList();
    }

    private static boolean isOptional(FindingView finding) {
        return finding.offer() != null && finding.offer().optional();
    }

    /** Whether an update puts it right, and not what its remedy tells. */
    private static boolean isInstalled(FindingView finding) {
        return finding.kb() != null || finding.remedy() == null;
    }

    private static LocalDate firstDue(FindingView finding) {
        return finding.exploited().stream()
                .map(Exploited::due)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
    }

    /** What all of {@link #toInstall()} close. */
    @JsonIgnore
    Set<String> closed() {
        return toInstall().stream()
                .flatMap(finding -> finding.cves().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of {@link #closed()} that are exploited, the earliest due first. */
    @JsonIgnore
    List<Exploited> exploited() {
        return toInstall().stream()
                .flatMap(finding -> finding.exploited().stream())
                .distinct()
                .sorted(Comparator.comparing(Exploited::due).thenComparing(Exploited::cve))
                .toList();
    }

    /** What no document can tell of any host, and what is only perhaps installed, keeps no host from being clean. */
    private static boolean weighs(FindingView finding) {
        return finding.confidence() != Confidence.WEAK && !isCoverage(finding) && !isWithoutFix(finding);
    }

    /** How far the documents reach: nothing that is wrong with the host. */
    static boolean isCoverage(FindingView finding) {
        return finding.subject().equals(COVERAGE);
    }

    /** A vulnerability that no update closes: nothing to install, and told in a place of its own. */
    static boolean isWithoutFix(FindingView finding) {
        return finding.subject().equals(NO_FIX) || finding.subject().startsWith(NO_FIX + "/");
    }

    ExitCode exitCode() {
        if (needed().findAny().isPresent()
                || !in(EnumSet.of(FindingState.UNPATCHABLE)).isEmpty()) {
            return ExitCode.MISSING;
        }
        boolean judged = windowsJudged
                && !host.lacks("hotfixes")
                && in(EnumSet.of(FindingState.UNKNOWN)).stream().noneMatch(Assessment::weighs);
        return judged ? ExitCode.NOTHING_MISSING : ExitCode.NOT_JUDGED;
    }
}
