package dev.mainstay.http;

import java.util.Locale;

/**
 * One kind of problem that a caller may meet, and the only thing that a {@link ProblemException} is made of. Each is a constant
 * of its feature's class {@code …Problems}, so that a code has one status and one title in each language; {@code docs/problems.md}
 * lists them all.
 *
 * @param status the HTTP status, 400 to 599
 * @param code stable name in kebab-case, the last part of the problem's type {@code urn:mainstay:problem:<code>}
 *     (RFC 9457 §3.1.1)
 * @param title English, the same for every occurrence (RFC 9457 §3.1.3)
 * @param frenchTitle the title in French
 */
public record ProblemKind(int status, String code, String title, String frenchTitle) {

    public ProblemKind {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("A problem has a status of 400 to 599, not " + status);
        }
        if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("A problem's code is in kebab-case, not " + code);
        }
    }

    /** The title in one of the languages of {@link Language}. */
    public String title(Locale language) {
        return language.equals(Locale.FRENCH) ? frenchTitle : title;
    }

    /**
     * The problem as it is met now.
     *
     * @param detail English, what went wrong this time and what to do next
     */
    public ProblemException because(String detail) {
        return new ProblemException(this, detail);
    }
}
