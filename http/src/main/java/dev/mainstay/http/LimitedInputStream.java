package dev.mainstay.http;

import java.io.InputStream;

/** Stream that passes on at most so many bytes; the first one beyond ends the request with {@code body-too-large}. */
final class LimitedInputStream extends CountedInputStream {

    private final long limit;
    private final String measured;

    /**
     * @param limit in bytes
     * @param measured what the limit is about, {@code sent} or {@code inflated}
     */
    LimitedInputStream(InputStream in, long limit, String measured) {
        super(in);
        this.limit = limit;
        this.measured = measured;
    }

    @Override
    void passed(long bytes) {
        if (bytes > limit) {
            throw tooLarge(limit, measured);
        }
    }

    static ProblemException tooLarge(long limit, String measured) {
        return HttpProblems.BODY_TOO_LARGE
                .because("The body has more than " + limit + " bytes " + measured + ". Send less at a time.")
                .with("limitBytes", limit)
                .with("measured", measured);
    }
}
