package dev.mainstay.http;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a resource takes of a body.
 *
 * @param lane whose places for large bodies it takes: its {@link LimitedBody} when that has places of its own, otherwise the
 *     one of all other resources
 * @param sent most bytes as sent
 * @param inflated most bytes inflated
 * @param largeAtOnce large bodies of the lane at a time, 1 or more
 * @param largeFrom bytes, inflated, beyond which a body is large
 */
public record BodyLimits(String lane, long sent, long inflated, int largeAtOnce, long largeFrom) {

    private static final String ALL_OTHERS = "";

    public static BodyLimits of(HttpConfig config, ResourceInfo resource) {
        LimitedBody named = named(resource);
        Optional<HttpConfig.NamedBody> own = named == null
                ? Optional.empty()
                : Optional.ofNullable(config.bodies().get(named.value()));
        Optional<Integer> ownPlaces = own.flatMap(HttpConfig.NamedBody::largeAtOnce);
        return new BodyLimits(
                named == null || ownPlaces.isEmpty() ? ALL_OTHERS : named.value(),
                bytes(own.flatMap(HttpConfig.NamedBody::maxBytes), config.body().maxBytes()),
                bytes(
                        own.flatMap(HttpConfig.NamedBody::maxInflatedBytes),
                        config.body().maxInflatedBytes()),
                ownPlaces.orElse(config.body().largeAtOnce()),
                bytes(
                        own.flatMap(HttpConfig.NamedBody::largeFrom),
                        config.body().largeFrom()));
    }

    private static @Nullable LimitedBody named(ResourceInfo resource) {
        LimitedBody ofMethod = resource.getResourceMethod().getAnnotation(LimitedBody.class);
        return ofMethod == null ? resource.getResourceClass().getAnnotation(LimitedBody.class) : ofMethod;
    }

    private static long bytes(Optional<MemorySize> own, MemorySize otherwise) {
        return own.orElse(otherwise).asLongValue();
    }

    /** The refusal of a body that has more than {@link #sent} bytes. */
    public ProblemException tooManySent() {
        return LimitedInputStream.tooLarge(sent, "sent");
    }
}
