package dev.mainstay.edge.session;

import java.time.Instant;
import java.util.Optional;

/** Whoever uses a browser, as the edge knows them. */
public sealed interface Session {

    /**
     * Somebody who signed in at the identity provider.
     *
     * @param name for people to read
     * @param until when the tokens end; they are renewed as long as the provider does so
     * @param token what the services are shown; never shown to the browser
     */
    record SignedIn(String name, Optional<Instant> until, String token) implements Session {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Whoever is on this machine, where there is no identity provider. */
    record OnThisMachine() implements Session {}

    /** Nobody, or nobody any more. */
    record Ended() implements Session {}
}
