package dev.mainstay.http.precondition;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** Strong entity tags (RFC 9110 §8.8.3), made of a thing's version: 1 when it is made, higher with each change. */
public final class EntityTags {

    private EntityTags() {}

    /** The header's value, quotation marks included. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The thing, 200, with its tag. */
    public static <T> RestResponse<T> tagged(T thing, long version) {
        return RestResponse.ResponseBuilder.ok(thing)
                .header(HttpHeaders.ETAG, of(version))
                .build();
    }
}
