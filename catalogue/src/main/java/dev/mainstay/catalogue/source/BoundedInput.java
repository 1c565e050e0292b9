package dev.mainstay.catalogue.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A document's bytes, decompressed where they were compressed, that end with an error at the limit. */
public final class BoundedInput extends FilterInputStream {

    private static final int BUFFER = 1 << 16;

    private final long limit;
    private long read;

    private BoundedInput(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /**
     * Over a stream that may be compressed with gzip.
     *
     * @param limit bytes after decompression; reading further throws {@link TooLong}
     * @throws java.util.zip.ZipException if it begins like gzip and is none
     */
    public static BoundedInput open(InputStream in, long limit) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return new BoundedInput(gzip ? new GZIPInputStream(buffered, BUFFER) : buffered, limit);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long more) throws TooLong {
        read += more;
        if (read > limit) {
            throw new TooLong(limit);
        }
    }

    /** More bytes than allowed. */
    public static final class TooLong extends IOException {
        TooLong(long limit) {
            super("longer than the " + limit + " bytes allowed");
        }
    }
}
