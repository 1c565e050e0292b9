package dev.mainstay.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Stream that inflates gzip (RFC 1952) as it is read; a body that is not gzip ends the request with {@code broken-gzip}. */
final class InflatingInputStream extends FilterInputStream {

    private InflatingInputStream(InputStream in) {
        super(in);
    }

    /** Reads the gzip header at once. */
    static InflatingInputStream over(InputStream sent) throws IOException {
        try {
            return new InflatingInputStream(new GZIPInputStream(sent, 8192));
        } catch (ZipException | EOFException broken) {
            throw broken(broken);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (ZipException | EOFException broken) {
            throw broken(broken);
        }
    }

    private static ProblemException broken(IOException cause) {
        ProblemException problem = HttpProblems.BROKEN_GZIP.because(
                "The body says Content-Encoding: gzip, but it could not be inflated to its end. Send it again.");
        problem.initCause(cause);
        return problem;
    }
}
