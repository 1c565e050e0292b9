package dev.mainstay.http;

import dev.mainstay.http.signature.ContentDigest;
import dev.mainstay.http.signature.Ed25519;
import dev.mainstay.http.signature.SignatureBase;
import dev.mainstay.http.signature.SignatureBase.Component;
import dev.mainstay.http.signature.SignatureInput;
import io.quarkus.runtime.BlockingOperationControl;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Filter that lets a request through to an {@link AgentSigned} resource only with the valid signature of a known agent (RFC
 * 9421).
 *
 * <p>The signature must cover the method, the path, the query if there is one and the digest of the body if there is one;
 * {@link BodyFilter} then holds the body against the digest. Within the allowed clock skew a request can be repeated: writes
 * of agents are idempotent or fenced.
 */
@Provider
@AgentSigned
@Priority(Priorities.AUTHENTICATION)
class AgentSignatureFilter implements ContainerRequestFilter {

    private final RoutingContext routing;
    private final Instance<AgentKeys> keys;
    private final AgentIdentity identity;
    private final Clock clock;
    private final Duration maxClockSkew;

    AgentSignatureFilter(
            RoutingContext routing,
            Instance<AgentKeys> keys,
            AgentIdentity identity,
            Instance<Clock> clocks,
            HttpConfig config) {
        this.routing = routing;
        this.keys = keys;
        this.identity = identity;
        this.clock = clocks.isResolvable() ? clocks.get() : Clock.systemUTC();
        this.maxClockSkew = config.signature().maxClockSkew();
    }

    @Override
    public void filter(ContainerRequestContext context) {
        if (!BlockingOperationControl.isBlockingAllowed()) {
            throw new IllegalStateException("A resource with @AgentSigned must be blocking: "
                    + routing.request().path());
        }
        HttpServerRequest request = routing.request();
        SignatureInput input = single(request, "signature-input")
                .flatMap(SignatureInput::parse)
                .orElseThrow(() -> badSignature("There is no Signature-Input of the form that agents send."));
        byte[] signature = single(request, "signature")
                .flatMap(Ed25519::parse)
                .orElseThrow(() -> badSignature("There is no Signature of the form sig=:…:."));
        Optional<String> digestField = single(request, "content-digest");
        checkCoverage(input, request, digestField.isPresent());
        checkTime(input.created());

        AgentKey key = keys.get().find(input.keyId()).orElseThrow(() -> unknownAgent(input.keyId()));
        List<Component> components = new ArrayList<>();
        for (String name : input.components()) {
            components.add(new Component(name, value(name, request, digestField)));
        }
        if (!Ed25519.verifies(key.key(), new SignatureBase(components, input.parameters()).bytes(), signature)) {
            throw badSignature("The signature does not fit the request and the agent's key.");
        }
        identity.verified(key.agentId());
        new SignedContent(digestField.map(AgentSignatureFilter::digest).orElse(null)).attachTo(context);
    }

    private static void checkCoverage(SignatureInput input, HttpServerRequest request, boolean digest) {
        Set<String> covered = Set.copyOf(input.components());
        List<String> needed = new ArrayList<>(List.of("@method", "@path"));
        if (request.query() != null) {
            needed.add("@query");
        }
        if (digest) {
            needed.add("content-digest");
        }
        if (!covered.equals(Set.copyOf(needed))) {
            throw badSignature("The signature of this request must cover exactly " + String.join(", ", needed) + ".")
                    .with("components", needed);
        }
    }

    private void checkTime(Instant created) {
        Instant now = clock.instant();
        if (Duration.between(created, now).abs().compareTo(maxClockSkew) > 0) {
            throw HttpProblems.CLOCK_SKEW
                    .because("The request was signed at a time more than " + maxClockSkew.toSeconds()
                            + " s from this service's clock. Set the host's clock, or let it follow a time server.")
                    .with("serverTime", now.truncatedTo(ChronoUnit.SECONDS).toString())
                    .with("requestTime", created.toString());
        }
    }

    private static String value(String component, HttpServerRequest request, Optional<String> digest) {
        return switch (component) {
            case "@method" -> request.method().name();
            case "@path" -> request.path();
            case "@query" -> "?" + orEmpty(request.query());
            case "content-digest" -> digest.orElse("");
            default -> throw new IllegalStateException("Not a component that agents sign: " + component);
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Optional<String> single(HttpServerRequest request, String header) {
        List<String> values = request.headers().getAll(header);
        return values.size() == 1 ? Optional.of(values.get(0).strip()) : Optional.empty();
    }

    private static ContentDigest digest(String field) {
        return ContentDigest.parse(field)
                .orElseThrow(() -> HttpProblems.DIGEST_MISMATCH.because(
                        "The Content-Digest is not one SHA-256 of the form sha-256=:…:."));
    }

    static ProblemException badSignature(String detail) {
        return HttpProblems.BAD_SIGNATURE.because(detail);
    }

    private static ProblemException unknownAgent(String keyId) {
        return HttpProblems.UNKNOWN_AGENT
                .because(
                        "This service does not know the key. Shortly after an enrolment, try again; otherwise enrol again.")
                .with("keyId", keyId);
    }
}
