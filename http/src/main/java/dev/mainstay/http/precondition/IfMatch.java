package dev.mainstay.http.precondition;

import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.ProblemException;
import dev.mainstay.http.Violation;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The header {@code If-Match} (RFC 9110 §13.1.1): a change is wanted of one of these versions only. */
public final class IfMatch {
    public static final String HEADER = "If-Match";

    private static final String TAG = "(?:W/)?\"[!#-~\\x80-\\xff]*\"";
    private static final Pattern ONE = Pattern.compile(TAG);
    private static final Pattern LIST = Pattern.compile("[ \\t]*" + TAG + "(?:[ \\t]*,[ \\t]*" + TAG + ")*[ \\t]*");

    /** Null: any version. */
    private final @Nullable Set<String> tags;

    private IfMatch(@Nullable Set<String> tags) {
        this.tags = tags;
    }

    /**
     * The condition.
     *
     * @param value the header's; null without the header, which is as {@code *}: whatever the version
     * @throws ProblemException {@code invalid-request} when it is neither {@code *} nor a list of entity tags
     */
    public static IfMatch parse(@Nullable String value) {
        if (value == null || value.strip().equals("*")) {
            return new IfMatch(null);
        }
        if (!LIST.matcher(value).matches()) {
            throw Violation.invalidRequest(
                    List.of(Violation.in(HEADER, "must be * or a list of entity tags in quotation marks")));
        }
        return new IfMatch(ONE.matcher(value).results().map(MatchResult::group).collect(Collectors.toSet()));
    }

    /** Whether it holds for what has this version now. The comparison is strong (§8.8.3.2): a weak tag never matches. */
    public boolean holdsFor(long version) {
        return tags == null || tags.contains(EntityTags.of(version));
    }

    /** Why nothing was changed. */
    public static ProblemException failed(long version) {
        return HttpProblems.PRECONDITION_FAILED
                .because("Its version is " + version + " now. Read it again, and decide anew.")
                .with("version", version);
    }
}
