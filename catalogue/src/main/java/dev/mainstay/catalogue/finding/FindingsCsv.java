package dev.mainstay.catalogue.finding;

import dev.mainstay.catalogue.finding.FindingView.Evidence;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.host.facts.HostFactsView;
import dev.mainstay.catalogue.host.file.RefusedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row per finding (RFC 4180), and per thing that was not read. A field that a spreadsheet would take for a formula
 * begins with an apostrophe: names come from the hosts. A byte order mark tells spreadsheets that it is UTF-8; a field
 * longer than {@value #MOST_CHARACTERS} characters, the most a cell of Excel takes, is cut and says so.
 */
public final class FindingsCsv {

    private static final List<String> COLUMNS = List.of(
            "host",
            "subject",
            "state",
            "confidence",
            "kb",
            "current",
            "target",
            "severity",
            "cves",
            "exploited",
            "first_due",
            "support_ended",
            "title",
            "remedy",
            "evidence");

    /** Excel's limit: Microsoft, "Excel specifications and limits". */
    static final int MOST_CHARACTERS = 32_767;

    private static final String CUT = " … (+%d)";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String UNREAD = "UNREAD";

    private final StringBuilder csv = new StringBuilder();

    /** With the names of the columns, which are the same in every language. */
    public FindingsCsv() {
        csv.append(BYTE_ORDER_MARK);
        row(COLUMNS.toArray(String[]::new));
    }

    /** The rows of one host. */
    public void add(HostFactsView host, List<FindingView> findings) {
        findings.forEach(finding -> row(fields(host.name(), finding)));
        host.unread().forEach(unread -> row(unread(host.name(), unread)));
    }

    /** A row for a file that was not read; its name is in the column {@code subject}. */
    public void add(RefusedFile file, Locale language) {
        List<@Nullable String> fields = new ArrayList<>(Arrays.asList(unread(null, file.in(language))));
        fields.set(COLUMNS.indexOf("subject"), "file/" + file.file());
        row(fields.toArray(new @Nullable String[0]));
    }

    /** All rows, each with its line end. */
    @Override
    public String toString() {
        return csv.toString();
    }

    private static @Nullable String[] fields(@Nullable String host, FindingView finding) {
        return new @Nullable String[] {
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
                    .map(Exploited::due)
                    .min(Comparator.naturalOrder())
                    .map(Object::toString)
                    .orElse(null),
            finding.supportEnded() == null ? null : finding.supportEnded().toString(),
            finding.title(),
            finding.remedy(),
            finding.evidence().stream().map(Evidence::text).collect(Collectors.joining(" "))
        };
    }

    private static @Nullable String[] unread(@Nullable String host, String unread) {
        List<@Nullable String> fields = new ArrayList<>(Arrays.asList(host, null, UNREAD));
        while (fields.size() < COLUMNS.size()) {
            fields.add(fields.size() == COLUMNS.indexOf("title") ? unread : null);
        }
        return fields.toArray(new @Nullable String[0]);
    }

    private void row(@Nullable String[] fields) {
        csv.append(Arrays.stream(fields).map(FindingsCsv::field).collect(Collectors.joining(",", "", "\r\n")));
    }

    static String field(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = "=+-@\t\r\n".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        safe = cut(safe);
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** At a blank, with the number of characters left out. */
    private static String cut(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int room = MOST_CHARACTERS - CUT.formatted(text.length()).length();
        int blank = text.lastIndexOf(' ', room);
        int end = blank > room / 2 ? blank : room - (Character.isHighSurrogate(text.charAt(room - 1)) ? 1 : 0);
        return text.substring(0, end) + CUT.formatted(text.length() - end);
    }
}
