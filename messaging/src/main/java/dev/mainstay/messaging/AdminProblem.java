package dev.mainstay.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The problems of the administration, as RFC 9457 documents in English or French. Written here because this module
 * stands without the one that serves the services' own interfaces.
 */
public enum AdminProblem {
    PARKED_RECORD_UNKNOWN(404),
    PARKED_RECORD_REPLAYED(409),
    PARKED_RECORD_WITHOUT_TAKER(409),
    PARKED_RECORD_REFUSED(409),
    INTAKE_UNKNOWN(404),
    EVENT_KEY_UNKNOWN(404),
    TOPIC_UNKNOWN(404),
    INVALID_REQUEST(400);

    private static final ResourceBundle.Control NO_DEFAULT_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final int status;

    AdminProblem(int status) {
        this.status = status;
    }

    /**
     * RFC 9457 members and the stable {@code code}.
     *
     * @param violations what is wrong with the request, each in its place; null where it is not about the request's values
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Document(
            String type,
            String title,
            int status,
            String detail,
            String code,
            @Nullable List<Wrong> violations) {}

    /**
     * One thing that is wrong with a request, as module http tells it.
     *
     * @param path JSON Pointer into the body; null when it is about a parameter
     * @param parameter null when it is about the body
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wrong(@Nullable String path, @Nullable String parameter, String message) {}

    /** That a parameter is not what it may be. */
    public static Response invalidParameter(List<Locale> wanted, String parameter, String message) {
        return INVALID_REQUEST.response(
                wanted, parameter + ": " + message, List.of(new Wrong(null, parameter, message)));
    }

    /**
     * That a member of the body is not what it may be.
     *
     * @param fault {@code member: rule}
     */
    public static Response invalidBody(List<Locale> wanted, String fault) {
        int colon = Math.max(fault.indexOf(':'), 0);
        return INVALID_REQUEST.response(
                wanted, fault, List.of(new Wrong("/" + fault.substring(0, colon), null, fault)));
    }

    public Response response(List<Locale> wanted, String detail) {
        return response(wanted, detail, null);
    }

    private Response response(List<Locale> wanted, String detail, @Nullable List<Wrong> violations) {
        String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
        Locale locale = wanted.stream()
                .filter(each ->
                        each.getLanguage().equals("fr") || each.getLanguage().equals("en"))
                .findFirst()
                .orElse(Locale.ENGLISH);
        ResourceBundle titles =
                ResourceBundle.getBundle("messaging-problems", Locale.of(locale.getLanguage()), NO_DEFAULT_LOCALE);
        return Response.status(status)
                .type("application/problem+json")
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage().equals("fr") ? "fr, en" : "en")
                .entity(new Document(
                        "urn:mainstay:problem:" + code, titles.getString(code), status, detail, code, violations))
                .build();
    }
}
