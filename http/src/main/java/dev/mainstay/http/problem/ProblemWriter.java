package dev.mainstay.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.http.Language;
import dev.mainstay.http.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writer of a problem as the JSON document that goes over the wire (RFC 9457 §3). */
@Singleton
public class ProblemWriter {

    public static final String MEDIA_TYPE = "application/problem+json";

    private final ObjectMapper mapper;

    ProblemWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The languages of a problem's texts, as {@code Content-Language} tells them (RFC 9110 §8.5): details are English, titles and
     * the messages of constraints in the reader's language.
     */
    public String languages(HttpServerRequest request) {
        Locale wanted = wanted(request);
        return wanted.equals(Locale.ENGLISH) ? "en" : wanted.getLanguage() + ", en";
    }

    private static Locale wanted(HttpServerRequest request) {
        return Language.of(request.getHeader("Accept-Language"));
    }

    /** The document, in UTF-8. */
    public byte[] document(ProblemException problem, HttpServerRequest request) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:mainstay:problem:" + problem.code());
        document.put("title", problem.kind().title(wanted(request)));
        document.put("status", problem.status());
        document.put("detail", problem.detail());
        document.put("code", problem.code());
        document.put("instance", request.path());
        document.putAll(problem.members());
        try {
            return mapper.writeValueAsBytes(document);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("A member of the problem " + problem.code() + " is no JSON", unwritable);
        }
    }
}
