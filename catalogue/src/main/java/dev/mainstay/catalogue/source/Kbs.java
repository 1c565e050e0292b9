package dev.mainstay.catalogue.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** KB numbers in fields that people fill in by hand. The form here is {@code KB} and digits. */
public final class Kbs {

    private static final Pattern ONE = Pattern.compile("(?:KB)?(\\d{6,8})", Pattern.CASE_INSENSITIVE);
    /** Not part of a longer number, a version or a bulletin's number ({@code MS16-016}). */
    private static final Pattern ANY =
            Pattern.compile("(?<![\\d.\\-])(?:KB)?(\\d{6,8})(?![\\d\\-]|\\.\\d)", Pattern.CASE_INSENSITIVE);

    private Kbs() {}

    /** The number, if the whole text is one. */
    public static Optional<String> parse(String text) {
        Matcher matcher = ONE.matcher(text.strip());
        return matcher.matches() ? Optional.of("KB" + matcher.group(1)) : Optional.empty();
    }

    /** All numbers in the text, in its order, each once: {@code MS16-016, 3124280; MS16-097, 3178034} has two. */
    public static List<String> allIn(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = ANY.matcher(text);
        while (matcher.find()) {
            String kb = "KB" + matcher.group(1);
            if (!found.contains(kb)) {
                found.add(kb);
            }
        }
        return found;
    }
}
