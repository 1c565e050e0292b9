package dev.mainstay.http;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of query parameters, read by hand: what Jakarta REST cannot convert is answered with 404, and a caller who mistyped a
 * filter is to hear which one it was.
 */
public final class QueryValue {

    private QueryValue() {}

    /**
     * A constant by its name.
     *
     * @throws ProblemException 400 when there is no such constant
     */
    public static <E extends Enum<E>> @Nullable E constant(String parameter, @Nullable String text, Class<E> type) {
        if (text == null) {
            return null;
        }
        E[] constants = type.getEnumConstants();
        List<String> names = Arrays.stream(constants).map(Enum::name).toList();
        if (!names.contains(text)) {
            throw Violation.invalidRequest(List.of(new Violation(null, parameter, "must be one of " + names, names)));
        }
        return constants[names.indexOf(text)];
    }

    /**
     * A whole number.
     *
     * @throws ProblemException 400 when it is none, or outside of the range
     */
    public static int number(String parameter, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same refusal
        }
        throw Violation.invalidRequest(
                List.of(Violation.in(parameter, "must be a whole number from " + least + " to " + most)));
    }
}
