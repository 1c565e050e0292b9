package dev.mainstay.scanner.assessment;

import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row per finding (RFC 4180), with the columns of {@code mainstay assess}. A field that a spreadsheet would take for a
 * formula begins with an apostrophe: names come from the hosts.
 */
final class AssessmentCsv {
    private static final String HEADER =
            "host,subject,state,confidence,kb,current,target,severity,cves,exploited,first_due,support_ended,title,"
                    + "remedy,evidence\r\n";
    private static final String FORMULAS = "=+-@\t\r\n";

    private AssessmentCsv() {}

    static String of(List<AssessmentView> assessments) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (AssessmentView assessment : assessments) {
            String host = assessment.host().name();
            assessment.findings().forEach(finding -> csv.append(row(host, finding)));
            assessment
                    .host()
                    .unread()
                    .forEach(unread -> csv.append(row(
                            host, null, "UNREAD", null, null, null, null, null, null, null, null, null, unread, null,
                            null)));
        }
        return csv.toString();
    }

    private static String row(@Nullable String host, HostFinding finding) {
        return row(
                host,
                finding.subject(),
                finding.state().name(),
                finding.confidence().name(),
                finding.kb(),
                finding.current(),
                finding.target(),
                finding.severity(),
                String.join(" ", finding.cves()),
                finding.exploited().stream().map(Exploited::cve).collect(Collectors.joining(" ")),
                finding.exploited().stream()
                        .map(exploited -> exploited.due().toString())
                        .sorted()
                        .findFirst()
                        .orElse(null),
                finding.supportEnded() == null ? null : finding.supportEnded().toString(),
                finding.title(),
                finding.remedy(),
                finding.evidence().stream().map(Evidence::text).collect(Collectors.joining(" ")));
    }

    private static String row(@Nullable String... fields) {
        return Arrays.stream(fields).map(AssessmentCsv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        boolean quoted = safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
