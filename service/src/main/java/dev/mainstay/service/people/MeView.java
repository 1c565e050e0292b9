package dev.mainstay.service.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.events.Scope;
import dev.mainstay.people.Actor;
import dev.mainstay.people.Grant;
import dev.mainstay.people.Role;
import java.util.List;
import java.util.Set;

/**
 * Whoever asks, as the service sees them.
 *
 * @param kind a person or a program
 * @param subject who it is at the identity provider
 * @param name what is recorded as whoever did something
 * @param displayName for people to read
 * @param signedInBy how it is known who asks
 * @param roles what they may; none when they may nothing
 */
record MeView(Actor.Kind kind, String subject, String name, String displayName, By signedInBy, List<GrantView> roles) {

    /** How it is known who asks. */
    enum By {
        /** By a token of the identity provider. */
        IDENTITY_PROVIDER,
        /** By nothing: there is no identity provider, and whoever reaches this machine's loopback address is the administrator. */
        LOOPBACK_ADDRESS
    }

    /**
     * A role, and where it holds.
     *
     * @param role as settings name it
     * @param sites with {@code pools}: for their hosts alone; the whole estate where neither is there
     * @param pools FQDNs
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record GrantView(Role role, Set<String> sites, Set<String> pools) {
        static GrantView of(Grant grant) {
            Scope scope = grant.scope();
            return new GrantView(grant.role(), scope.sites(), scope.pools());
        }
    }

    static MeView of(Actor actor, boolean byProvider) {
        return new MeView(
                actor.kind(),
                actor.subject(),
                actor.name(),
                actor.displayName(),
                byProvider ? By.IDENTITY_PROVIDER : By.LOOPBACK_ADDRESS,
                actor.grants().stream().map(GrantView::of).toList());
    }
}
