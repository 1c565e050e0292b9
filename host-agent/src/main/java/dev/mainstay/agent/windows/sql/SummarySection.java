package dev.mainstay.agent.windows.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph of {@code Summary.txt}: labels and values under a heading.
 *
 * <p>Setup translates the labels and keeps their order. So what a value is comes from where it stands and what it looks like; the
 * English label only confirms it.
 *
 * @param heading the line above without its colon; empty where the paragraph has none
 */
record SummarySection(String heading, List<Pair> pairs) {

    private static final Pattern PAIR = Pattern.compile("\\s*(\\p{L}[^:\\\\/]{0,70}?)\\s*:(?:\\s+(.*?))?\\s*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}");
    private static final Pattern CODE = Pattern.compile("-?\\d{1,10}|0x\\p{XDigit}{1,8}(@.*)?");
    private static final Pattern TIME = Pattern.compile("\\d{1,4}[-./ ]\\d{1,2}[-./ ]\\d{1,4}\\.? .*\\d:\\d\\d.*");
    private static final Pattern LOG = Pattern.compile("(?i)(\\p{Alpha}:|\\\\)\\\\.*\\.(log|txt)");

    SummarySection {
        pairs = List.copyOf(pairs);
    }

    /** A label, which depends on Setup's language, and its value, which may be empty. */
    record Pair(String label, String value) {}

    /** The paragraphs of a file, in their order. A line that is no pair goes on with the value above it. */
    static List<SummarySection> read(String text) {
        List<SummarySection> sections = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        String heading = "";
        boolean blank = false;
        for (String line : text.lines().toList()) {
            Matcher pair = PAIR.matcher(line);
            if (line.isBlank()) {
                blank = true;
                continue;
            }
            boolean matches = pair.matches();
            String value = matches && pair.group(2) != null ? pair.group(2) : "";
            boolean top = matches && value.isEmpty() && !Character.isWhitespace(line.charAt(0));
            if (top || (blank && matches)) {
                add(sections, heading, pairs);
            }
            if (top) {
                heading = pair.group(1);
            } else if (matches) {
                pairs.add(new Pair(pair.group(1), value));
            } else if (!pairs.isEmpty() && !blank) {
                Pair last = pairs.remove(pairs.size() - 1);
                pairs.add(new Pair(last.label(), (last.value() + " " + line.strip()).strip()));
            }
            blank = false;
        }
        add(sections, heading, pairs);
        return sections;
    }

    private static void add(List<SummarySection> sections, String heading, List<Pair> pairs) {
        if (!pairs.isEmpty()) {
            sections.add(new SummarySection(heading, pairs));
            pairs.clear();
        }
    }

    /** Whether it sums up the run or one instance: a result, then the exit code, then another number or a time. */
    boolean summary() {
        boolean named =
                heading.toLowerCase(Locale.ROOT).endsWith("overall summary") && labelled("Final result") != null;
        return named
                || (NUMBER.matcher(value(1)).matches()
                        && (NUMBER.matcher(value(2)).matches()
                                || TIME.matcher(value(2)).matches()));
    }

    String result() {
        return value(0);
    }

    @Nullable
    Integer exitCode() {
        String code = value(1);
        return NUMBER.matcher(code).matches() ? (Integer) (int) Long.parseLong(code) : null;
    }

    /** What went wrong: after the exit code, its facility and its number. */
    @Nullable
    String message() {
        String named = labelled("Exit message");
        boolean numbers = NUMBER.matcher(value(1)).matches()
                && NUMBER.matcher(value(2)).matches()
                && NUMBER.matcher(value(3)).matches();
        return named == null
                        && numbers
                        && !value(4).isEmpty()
                        && !TIME.matcher(value(4)).matches()
                ? value(4)
                : named;
    }

    @Nullable
    String labelled(String label) {
        return pairs.stream()
                .filter(pair -> pair.label().equals(label) && !pair.value().isEmpty())
                .map(Pair::value)
                .findFirst()
                .orElse(null);
    }

    /**
     * Why a feature failed. Setup since 2012 writes component, code, log file, description; before, code, description, log file.
     */
    Optional<SetupSummary.Cause> cause() {
        for (int log = 2; log < pairs.size(); log++) {
            if (!LOG.matcher(value(log)).matches()) {
                continue;
            }
            if (CODE.matcher(value(log - 1)).matches()) {
                return Optional.of(new SetupSummary.Cause(value(log - 2), value(log - 1), value(log + 1)));
            }
            if (CODE.matcher(value(log - 2)).matches()) {
                return Optional.of(new SetupSummary.Cause(value(0), value(log - 2), value(log - 1)));
            }
        }
        String code = labelled("Component error code");
        return code == null
                ? Optional.empty()
                : Optional.of(new SetupSummary.Cause(
                        orEmpty(labelled("Component name")), code, orEmpty(labelled("Error description"))));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private String value(int index) {
        return index < pairs.size() ? pairs.get(index).value() : "";
    }
}
