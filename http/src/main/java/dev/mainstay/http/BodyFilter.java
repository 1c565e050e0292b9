package dev.mainstay.http;

import io.quarkus.runtime.BlockingOperationControl;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every request body passes through here: at most so many bytes as sent, at most so many inflated, and for a signed request
 * exactly the bytes that were signed.
 *
 * <p>A signed body is read as a whole before anything of it is looked at. An unsigned one, which may be a large upload, is
 * inflated and counted while the resource reads it.
 */
@Provider
@Priority(Priorities.AUTHENTICATION + 1)
class BodyFilter implements ContainerRequestFilter {

    private final HttpConfig config;
    private final ResourceInfo resource;
    private final LargeBodies large;

    BodyFilter(HttpConfig config, ResourceInfo resource, LargeBodies large) {
        this.config = config;
        this.resource = resource;
        this.large = large;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        SignedContent signed = SignedContent.of(request);
        boolean announced = announcesBody(request);
        if (signed == null && !announced && isRead(request)) {
            return;
        }
        if (!BlockingOperationControl.isBlockingAllowed()) {
            if (!announced || isRead(request)) {
                return;
            }
            throw new IllegalStateException(
                    "A resource that takes a body must be blocking: " + resource.getResourceMethod());
        }
        BodyLimits limits = BodyLimits.of(config, resource);
        boolean gzip = isGzip(request.getHeaders().get(HttpHeaders.CONTENT_ENCODING));
        InputStream sent = new LimitedInputStream(request.getEntityStream(), limits.sent(), "sent");
        if (signed != null) {
            byte[] bytes = sent.readAllBytes();
            check(signed, bytes);
            if (bytes.length == 0) {
                return;
            }
            sent = new ByteArrayInputStream(bytes);
        }
        InputStream body =
                gzip ? new LimitedInputStream(InflatingInputStream.over(sent), limits.inflated(), "inflated") : sent;
        request.setEntityStream(large.inTurn(body, limits));
    }

    /** HTTP/2 may send a body without announcing it; then the method decides. */
    private static boolean announcesBody(ContainerRequestContext request) {
        return request.getLength() > 0
                || request.getHeaders().containsKey("Transfer-Encoding")
                || request.getHeaders().containsKey(HttpHeaders.CONTENT_TYPE);
    }

    private static boolean isRead(ContainerRequestContext request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean isGzip(@Nullable List<String> encodings) {
        String encoding = encodings == null
                ? "identity"
                : String.join(",", encodings).strip().toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "gzip", "x-gzip" -> true;
            case "identity", "" -> false;
            default ->
                throw HttpProblems.UNSUPPORTED_ENCODING
                        .because("Send the body as it is, or with Content-Encoding: gzip.")
                        .with("supported", List.of("gzip", "identity"));
        };
    }

    private static void check(SignedContent signed, byte[] bytes) {
        if (signed.digest() == null) {
            if (bytes.length > 0) {
                throw AgentSignatureFilter.badSignature(
                        "There is a body, and the signature does not cover its digest.");
            }
        } else if (!signed.digest().matches(bytes)) {
            throw HttpProblems.DIGEST_MISMATCH.because(
                    "The SHA-256 of the body as received is not the one in Content-Digest. Send the request again.");
        }
    }
}
