package dev.mainstay.messaging;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

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
    PARAMETER_OUT_OF_RANGE(400);

    private static final ResourceBundle.Control NO_DEFAULT_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final int status;

    AdminProblem(int status) {
        this.status = status;
    }

    /** RFC 9457 members and the stable {@code code}. */
    record Document(String type, String title, int status, String detail, String code) {}

    public Response response(List<Locale> wanted, String detail) {
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
                .entity(new Document("urn:mainstay:problem:" + code, titles.getString(code), status, detail, code))
                .build();
    }
}
