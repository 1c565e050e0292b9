package dev.mainstay.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Filter that takes a body only as one of the media types that its operation names, JSON where it names none. A body without
 * a type, or as one that a form of any web page can send, would otherwise be read as what the operation wants.
 */
@Singleton
class MediaTypeFilter {

    private static final List<String> JSON = List.of(MediaType.APPLICATION_JSON);

    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION - 600)
    void check(ContainerRequestContext context, ResourceInfo resource, HttpServerRequest request) {
        @Nullable String sent = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (sent == null && !hasBody(request)) {
            return; // an operation that wants a body says itself that there is none
        }
        List<String> own = own(resource);
        if (sent == null || !own.contains(essence(sent)) || !isUtf8(sent)) {
            throw HttpProblems.UNSUPPORTED_MEDIA_TYPE
                    .because(
                            sent == null
                                    ? "There is a body and no Content-Type."
                                    : "The Content-Type is not one of those that are taken, in UTF-8.")
                    .with("supported", own);
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return (length != null && !length.equals("0")) || request.headers().contains("Transfer-Encoding");
    }

    private static List<String> own(ResourceInfo resource) {
        @Nullable Consumes ofMethod = resource.getResourceMethod().getAnnotation(Consumes.class);
        @Nullable
        Consumes named = ofMethod == null ? resource.getResourceClass().getAnnotation(Consumes.class) : ofMethod;
        List<String> types = named == null ? JSON : Arrays.asList(named.value());
        return types.contains(MediaType.WILDCARD) ? JSON : types;
    }

    /** Type and subtype, without parameters. */
    private static String essence(String type) {
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isUtf8(String sent) {
        if (!essence(sent).endsWith("json")) {
            return true; // what is uploaded says itself in which encoding it is
        }
        try {
            @Nullable String charset = MediaType.valueOf(sent).getParameters().get(MediaType.CHARSET_PARAMETER);
            return charset == null || charset.equalsIgnoreCase(StandardCharsets.UTF_8.name());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
