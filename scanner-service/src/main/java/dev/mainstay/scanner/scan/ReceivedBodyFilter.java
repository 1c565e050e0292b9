package dev.mainstay.scanner.scan;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeper of a copy of the body as it comes over the wire, before it is inflated: what the host said, to the byte. It stands
 * below the filter that limits and inflates bodies, so it never sees more than that one lets through.
 */
@Provider
@ReceivedBodyFilter.Kept
@Priority(Priorities.AUTHENTICATION - 1)
class ReceivedBodyFilter implements ContainerRequestFilter {

    /** On a resource method (and on this filter) that asks for {@link #bytes}. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface Kept {}

    private static final String PROPERTY = ReceivedBodyFilter.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        Copying copying = new Copying(request.getEntityStream(), request.getLength());
        request.setEntityStream(copying);
        request.setProperty(PROPERTY, copying);
    }

    /** The body's bytes as received, once the body has been read. */
    static byte[] bytes(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof Copying copying ? copying.copy.toByteArray() : new byte[0];
    }

    private static final class Copying extends FilterInputStream {
        private static final int MOST_AT_ONCE = 64 * 1024;

        private final ByteArrayOutputStream copy;

        /** A copy whose first size is what the request announces, but not more than it costs little to be wrong. */
        Copying(InputStream in, int announced) {
            super(in);
            copy = new ByteArrayOutputStream(Math.clamp(announced, 1024, MOST_AT_ONCE));
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            if (read >= 0) {
                copy.write(read);
            }
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            if (read > 0) {
                copy.write(buffer, offset, read);
            }
            return read;
        }
    }
}
