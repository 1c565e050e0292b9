package dev.mainstay.people;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The actor of the request of now. Operations for people may ask; it is set before they are called. */
@RequestScoped
public class CurrentActor {
    private @Nullable Actor actor;
    private Reach reach = Reach.NOWHERE;

    /**
     * Whoever asks.
     *
     * @throws IllegalStateException where nobody is signed in, as for operations of agents
     */
    public Actor actor() {
        return ifAny().orElseThrow(() -> new IllegalStateException(
                "Nobody is signed in for this request: it is not one that a method with @PermittedTo answers"));
    }

    /** The name that is recorded as whoever did what this request does. */
    public String name() {
        return actor().name();
    }

    /** Empty for operations of agents. */
    public Optional<Actor> ifAny() {
        return Optional.ofNullable(actor);
    }

    /** How far the permission for the operation of now goes. */
    public Reach reach() {
        return reach;
    }

    /** Notes who asks, once the request has been found to be permitted. */
    public void is(Actor whoever, Reach itsReach) {
        actor = whoever;
        reach = itsReach;
    }
}
