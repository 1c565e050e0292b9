package dev.mainstay.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Filter that says in which language an answer is (RFC 9110 §8.5), and that it depends on what the reader asked for
 * (§12.5.5).
 */
@Provider
@Translated
class TranslatedFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 300 && response.hasEntity()) {
            String asked = request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
            response.getHeaders()
                    .putSingle(HttpHeaders.CONTENT_LANGUAGE, Language.of(asked).getLanguage());
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
    }
}
