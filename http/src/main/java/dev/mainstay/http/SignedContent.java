package dev.mainstay.http;

import dev.mainstay.http.signature.ContentDigest;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * What a verified signature says about the body, handed from the signature's filter to the body's.
 *
 * @param digest what the body must be; null when the signature covers none, and there may be none
 */
record SignedContent(@Nullable ContentDigest digest) {

    private static final String PROPERTY = SignedContent.class.getName();

    void attachTo(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }

    /** Null when the request is not a signed one. */
    static @Nullable SignedContent of(ContainerRequestContext request) {
        return (SignedContent) request.getProperty(PROPERTY);
    }
}
