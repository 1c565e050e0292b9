package dev.mainstay.people;

import java.util.List;

/**
 * Whoever calls an operation for people.
 *
 * @param subject who it is at the identity provider, for good (OpenID Connect Core §2, {@code sub}); 1 to 255 characters
 * @param name the account's name, by which others know it; what is recorded as whoever did something; 1 to 200 characters
 * @param displayName for people to read; the name where nothing else is known; 1 to 200 characters
 * @param address from which the request came, an IP address; a proxy's where it does not say for whom it asks
 * @param grants what it may; none when it is known and may nothing
 */
public record Actor(Kind kind, String subject, String name, String displayName, String address, List<Grant> grants) {

    /** The longest name that is kept, in characters: what events have room for. */
    public static final int LONGEST_NAME = 200;

    /** The longest subject, in characters (OpenID Connect Core §2). */
    public static final int LONGEST_SUBJECT = 255;

    public Actor {
        grants = List.copyOf(grants);
    }

    /** Whether there is a human being at the other end. */
    public enum Kind {
        PERSON,
        PROGRAM
    }
}
