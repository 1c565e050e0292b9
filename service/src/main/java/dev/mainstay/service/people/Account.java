package dev.mainstay.service.people;

import dev.mainstay.events.Holdable;
import dev.mainstay.people.Actor;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token is about, by its claims. Their names are those of OpenID Connect Core §5.1, RFC 9068 §2.2 and, for what these
 * leave open, of the access tokens of Microsoft Entra ID, AD FS and Keycloak.
 */
record Account(Actor.Kind kind, String subject, String name, String displayName) {
    private static final String KEYCLOAK_SERVICE_ACCOUNT = "service-account-";

    /** Empty when the token names nobody, or by a name that could not be kept. */
    static Optional<Account> of(Function<String, @Nullable Object> claims) {
        @Nullable String client = first(claims, "azp", "client_id", "appid");
        @Nullable String subject = first(claims, "sub", "oid", "upn");
        if (subject == null) {
            subject = client;
        }
        if (subject == null || subject.length() > Actor.LONGEST_SUBJECT || !Holdable.text(subject)) {
            return Optional.empty();
        }
        boolean program = isProgram(claims, subject, client);
        @Nullable String said = program ? client : first(claims, "preferred_username", "upn", "unique_name", "email");
        String name = said == null ? subject : said;
        @Nullable String shown = program ? null : first(claims, "name");
        return Optional.of(new Account(
                program ? Actor.Kind.PROGRAM : Actor.Kind.PERSON,
                subject,
                kept(name),
                kept(shown == null ? name : shown)));
    }

    /** A program asks for itself: its token's subject is the client (RFC 9068 §2.2), or the provider says so in its own way. */
    private static boolean isProgram(
            Function<String, @Nullable Object> claims, String subject, @Nullable String client) {
        if (subject.equals(client) || "app".equals(text(claims, "idtyp"))) {
            return true;
        }
        return client != null && (KEYCLOAK_SERVICE_ACCOUNT + client).equals(text(claims, "preferred_username"));
    }

    private static @Nullable String first(Function<String, @Nullable Object> claims, String... names) {
        return Stream.of(names)
                .map(name -> Optional.ofNullable(text(claims, name)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(Function<String, @Nullable Object> claims, String name) {
        return claims.apply(name) instanceof CharSequence text
                        && !text.toString().isBlank()
                        && Holdable.text(text.toString())
                ? text.toString().strip()
                : null;
    }

    /** Cut to what events have room for, never in the middle of a character. */
    private static String kept(String name) {
        if (name.length() <= Actor.LONGEST_NAME) {
            return name;
        }
        int end = Actor.LONGEST_NAME;
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end);
    }
}
