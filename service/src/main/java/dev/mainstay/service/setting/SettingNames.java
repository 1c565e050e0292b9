package dev.mainstay.service.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names that settings of a service may have. A part {@code *} stands for any name, an index {@code [0]} for any or none. */
final class SettingNames {
    /** Of a name's length, the share that may be another for it to be taken for a slip. */
    private static final double SLIP = 0.34;

    private static final Pattern INDEX = Pattern.compile("\\[[^]]*]");
    private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");
    private static final Pattern PART = Pattern.compile("\"[^\"]*\"|[^.]+");

    private final Map<String, Pattern> known = new TreeMap<>();

    SettingNames(Collection<String> known) {
        for (String name : known) {
            String plain = plain(name);
            this.known.put(plain, pattern(plain));
        }
    }

    boolean knows(String name) {
        String plain = plain(name);
        return known.containsKey(plain)
                || known.values().stream()
                        .anyMatch(pattern -> pattern.matcher(plain).matches());
    }

    /** The known name that the unknown one is most like, with its own parts where any may stand; empty if it is like none. */
    Optional<String> nearest(String unknown) {
        String plain = plain(unknown);
        return known.keySet().stream()
                .map(name -> filled(name, plain))
                .min(Comparator.comparingInt((String name) -> distance(name, plain))
                        .thenComparing(name -> name))
                .filter(name -> distance(name, plain) <= SLIP * plain.length());
    }

    /** Without profile and indexes. */
    private static String plain(String name) {
        return INDEX.matcher(PROFILE.matcher(name).replaceFirst("")).replaceAll("");
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(PART.matcher(name)
                .results()
                .map(part -> part.group().equals("*") ? "(?:\"[^\"]*\"|[^.\"]+)" : Pattern.quote(part.group()))
                .collect(Collectors.joining("\\.")));
    }

    /** The known name with the parts of the other in place of its {@code *}. */
    private static String filled(String name, String other) {
        if (!name.contains("*")) {
            return name;
        }
        Matcher parts = PART.matcher(other);
        return PART.matcher(name)
                .results()
                .map(part -> {
                    String own = parts.find() ? parts.group() : "name";
                    return part.group().equals("*") ? own : part.group();
                })
                .collect(Collectors.joining("."));
    }

    /** Characters to put in, take out or exchange to come from one to the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int exchanged = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(exchanged, 1 + Math.min(diagonal, row[column - 1]));
            }
        }
        return row[other.length()];
    }
}
