package dev.mainstay.http.problem;

import dev.mainstay.http.Language;
import dev.mainstay.http.Violation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.MessageInterpolator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ResourceBundleMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * End of the check of a request at its hundredth violation: a list of some kilobytes can violate its constraints ten thousand
 * times, and to make words of each takes minutes. The words themselves are Hibernate Validator's, in the reader's language.
 */
@ApplicationScoped
class ViolationLimit implements MessageInterpolator {

    private static final int MOST = 100;
    private static final String COUNT = ViolationLimit.class.getName();

    private final MessageInterpolator words = new ResourceBundleMessageInterpolator(
            Set.of(Locale.ENGLISH, Locale.FRENCH), Locale.ENGLISH, context -> Locale.ENGLISH, false);
    private final CurrentVertxRequest current;

    ViolationLimit(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public @Nullable String interpolate(String template, Context context) {
        RoutingContext routing = current.getCurrent();
        if (routing == null) {
            return words.interpolate(template, context);
        }
        int violations = routing.get(COUNT, 0) + 1;
        if (violations > MOST) {
            throw Violation.invalidRequest(List.of(Violation.at("", "has more than " + MOST + " faults")));
        }
        routing.put(COUNT, violations);
        return words.interpolate(
                template, context, Language.of(routing.request().getHeader("Accept-Language")));
    }

    @Override
    public @Nullable String interpolate(String template, Context context, Locale language) {
        return words.interpolate(template, context, language);
    }
}
