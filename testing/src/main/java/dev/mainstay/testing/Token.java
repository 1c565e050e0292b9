package dev.mainstay.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A token of the tests' identity provider, valid for ten minutes unless a test spoils it. */
public final class Token {
    /** For whom it is meant. */
    public static final String AUDIENCE = "mainstay";

    private static final long SECONDS = 600;

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    private Token() {}

    /** Of a person who is in these groups; which roles they give, {@link SignedInProfile} says. */
    public static Token of(String... groups) {
        Token token = new Token();
        Instant now = Instant.now();
        token.claims.put("iss", IdentityProvider.url());
        token.claims.put("aud", AUDIENCE);
        token.claims.put("sub", "subject-of-anna");
        token.claims.put("preferred_username", "anna");
        token.claims.put("name", "Anna Ada");
        token.claims.put("iat", now.getEpochSecond());
        token.claims.put("exp", now.getEpochSecond() + SECONDS);
        token.claims.put("groups", List.of(groups));
        return token;
    }

    public Token with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    public Token without(String claim) {
        claims.remove(claim);
        return this;
    }

    public Token header(String parameter, Object value) {
        header.put(parameter, value);
        return this;
    }

    /** As it is sent. */
    public String text() {
        return IdentityProvider.sign(header, claims);
    }

    /** As somebody else signs it, who calls the key as the provider calls its own. */
    public String signedByAnother(String keyId) {
        header.putAll(Map.of("alg", "RS256", "typ", "JWT", "kid", keyId));
        return IdentityProvider.signWithForeignKey(header, claims);
    }

    /** Unsigned: {@code alg} is {@code none} (RFC 7518 §3.6). */
    public String unsigned() {
        return TestIssuer.part(Map.of("alg", "none", "typ", "JWT")) + "." + TestIssuer.part(claims) + ".";
    }
}
