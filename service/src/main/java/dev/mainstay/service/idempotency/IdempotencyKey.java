package dev.mainstay.service.idempotency;

import dev.mainstay.http.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A key as a program sends it, quotation marks included where it sends some: it is compared and nothing else.
 *
 * @param text 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String text) {
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    /**
     * The key in the values of the header.
     *
     * @throws dev.mainstay.http.ProblemException {@code invalid-request} when it is none, or more than one
     */
    static IdempotencyKey parse(List<String> values) {
        if (values.size() != 1 || !FORM.matcher(values.getFirst()).matches()) {
            throw Violation.invalidRequest(
                    List.of(Violation.in(HEADER, "must be one key of 1 to 255 visible ASCII characters")));
        }
        return new IdempotencyKey(values.getFirst());
    }

    /** By which it is found: the key itself is not stored, as it opens the answer ({@link Seal}). */
    byte[] digest() {
        return sha256("found", text);
    }

    /** What opens the answer, 256 bits. */
    byte[] secret() {
        return sha256("sealed", text);
    }

    /** A number for PostgreSQL's advisory lock; two keys that share one only wait for each other. */
    long lock() {
        return ByteBuffer.wrap(digest()).getLong();
    }

    private static byte[] sha256(String purpose, String text) {
        return Sha256.of((purpose + " " + text).getBytes(StandardCharsets.UTF_8));
    }
}
