package dev.mainstay.edge.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as the page is told.
 *
 * @param signedInBy as in {@code /api/v1/me} of the services, which also tells the roles
 * @param name for people to read; none where nobody signs in
 * @param until when the tokens end unless they are renewed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SessionView(By signedInBy, Optional<String> name, Optional<Instant> until) {

    /** How it is known who asks. */
    enum By {
        /** By the code flow of the identity provider. */
        IDENTITY_PROVIDER,
        /** By nothing: whoever reaches this machine's loopback address. */
        LOOPBACK_ADDRESS
    }
}
