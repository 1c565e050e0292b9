package dev.mainstay.edge.route;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decision on whether a request of a browser may go on. That its {@code Origin} and {@code Sec-Fetch-Site} are none of another origin was
 * seen before ({@code OriginGuard} of module http), where they are there at all: here they have to be.
 */
public final class ProofPolicy {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private ProofPolicy() {}

    /**
     * Whether it only reads, or was sent by a script of a page of this origin.
     *
     * @param origin the header of that name (RFC 6454 §7)
     * @param site the header {@code Sec-Fetch-Site} (W3C Fetch Metadata)
     * @param proof the header that scripts alone can send, and only to their own origin without being asked first (CORS)
     */
    public static boolean mayGoOn(
            String method, @Nullable String origin, @Nullable String site, @Nullable String proof) {
        return READING.contains(method) || (proof != null && (origin != null || site != null));
    }

    /**
     * Whether a link of a page of this origin was followed: ending a session changes something, and is a navigation.
     *
     * @param site the header {@code Sec-Fetch-Site}, which no page can set
     */
    public static boolean followedHere(@Nullable String site) {
        return "same-origin".equals(site);
    }
}
