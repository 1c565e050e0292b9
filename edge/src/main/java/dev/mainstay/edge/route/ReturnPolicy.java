package dev.mainstay.edge.route;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decision on where somebody is sent after signing in: to a place on the page they came from, never to another origin. */
public final class ReturnPolicy {
    /** Where everybody is sent who named no place, or none of ours. */
    public static final String PAGE = "/";

    private static final Pattern PLACE_ON_THE_PAGE = Pattern.compile("/(#[A-Za-z0-9=&._~-]{1,200})?");

    private ReturnPolicy() {}

    /** The place, which is sent as a {@code Location}. */
    public static String place(@Nullable String wanted) {
        return wanted != null && PLACE_ON_THE_PAGE.matcher(wanted).matches() ? wanted : PAGE;
    }
}
