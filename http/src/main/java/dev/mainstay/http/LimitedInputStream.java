package dev.mainstay.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes on at most so many bytes; the first one beyond ends the request with {@code body-too-large}. */
final class LimitedInputStream extends FilterInputStream {

    private final long limit;
    private final String measured;
    private long count;

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
    public int read() throws IOException {
        int read = in.read();
        if (read >= 0) {
            add(1);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        add(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = in.skip(wanted);
        add(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void add(long more) {
        count += more;
        if (count > limit) {
            throw tooLarge(limit, measured);
        }
    }

    static ProblemException tooLarge(long limit, String measured) {
        return new ProblemException(
                        413,
                        "body-too-large",
                        "The body is too large",
                        "The body has more than " + limit + " bytes " + measured + ". Send less at a time.")
                .with("limitBytes", limit)
                .with("measured", measured);
    }
}
