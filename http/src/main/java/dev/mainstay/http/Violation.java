package dev.mainstay.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request; the member {@code violations} of an {@code invalid-request} problem lists them.
 *
 * @param path JSON Pointer (RFC 6901) into the body, empty for the body itself; null when it is about a parameter
 * @param parameter name of the query, path or header parameter; null when it is about the body
 * @param message for people
 * @param allowed what would have been right there, where that is a short list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
        @Nullable String path,
        @Nullable String parameter,
        String message,
        @Nullable List<String> allowed) {

    /** At a place in the body. */
    public static Violation at(String path, String message) {
        return new Violation(path, null, message, null);
    }

    /** In a query, path or header parameter. */
    public static Violation in(String parameter, String message) {
        return new Violation(null, parameter, message, null);
    }

    /** The problem that says all of these, status 400. */
    public static ProblemException invalidRequest(List<Violation> violations) {
        return HttpProblems.INVALID_REQUEST
                .because("The request was understood, but some of its values are not allowed; see violations.")
                .with("violations", List.copyOf(violations));
    }
}
