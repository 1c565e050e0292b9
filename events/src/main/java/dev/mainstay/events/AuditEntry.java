package dev.mainstay.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did, in the trail of the service that did it for them. Key of the event: {@link #key}.
 *
 * <p>The entries of a service are numbered without a gap and chained: {@link #hash} is over everything that the entry says,
 * {@code previousHash} included, so that an entry that is altered, taken out or put in between breaks the chain behind it.
 *
 * @param service the service whose trail it is, such as {@code patch-service}
 * @param number place in that trail, from 1, without a gap
 * @param at when it was done, by the service's clock, in whole microseconds
 * @param actor who did it
 * @param operation id of the REST operation, as the service's OpenAPI document has it
 * @param thing what was changed
 * @param before the thing before, JSON as text; absent where there was none
 * @param after the thing afterwards, JSON as text; absent where there is none
 * @param reason why, in the words of who did it; absent where none was given
 * @param previousHash hash of the entry before; {@link #NO_HASH} of the first one
 * @param hash SHA-256 of this entry, 64 hexadecimal digits in lower case ({@link #hashOfContent})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
        String service,
        long number,
        Instant at,
        Who actor,
        String operation,
        Thing thing,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        String previousHash,
        String hash) {

    /** What stands for the hash of the entry before the first one. */
    public static final String NO_HASH = "0".repeat(64);

    /** First field of what is hashed: the form of all that follows. */
    private static final String FORM = "mainstay-audit-1";

    /**
     * Who did something, by the token that came with the request.
     *
     * @param subject who it is at the identity provider, for good
     * @param name the account's name
     * @param address from which the request came, an IP address; a proxy's where it does not say for whom it asks
     */
    public record Who(ActorKind kind, String subject, String name, String address) {}

    /** Whether there is a human being at the other end. */
    public enum ActorKind {
        PERSON,
        PROGRAM,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /**
     * What was changed.
     *
     * @param kind such as {@code decision}, {@code rollout}, {@code host}
     * @param id its id; several in one act have the name of their kind or of what they came in
     */
    public record Thing(String kind, String id) {}

    /** The entry that follows on another, with its hash. */
    public static AuditEntry following(
            String previousHash,
            String service,
            long number,
            Instant at,
            Who actor,
            String operation,
            Thing thing,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason) {
        AuditEntry open = new AuditEntry(
                service, number, at, actor, operation, thing, before, after, reason, previousHash, NO_HASH);
        return new AuditEntry(
                service,
                number,
                at,
                actor,
                operation,
                thing,
                before,
                after,
                reason,
                previousHash,
                open.hashOfContent());
    }

    /** The event's key: the service and the day in UTC, such as {@code patch-service/2026-11-30}. */
    public String key() {
        return service + "/" + LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Whether the hash is that of what the entry says. */
    public boolean intact() {
        return hash.equals(hashOfContent());
    }

    /**
     * The hash of what the entry says: SHA-256 over its fields in the order of the record, each as a netstring (its length in
     * bytes of UTF-8 in decimal, a colon, the bytes, a comma: D. J. Bernstein, "Netstrings", 1997), the text {@code
     * mainstay-audit-1} before them. Nested records stand as their fields, numbers in decimal, instants in ISO 8601 as {@link
     * Instant#toString} writes them, and what is absent as an empty one.
     */
    public String hashOfContent() {
        MessageDigest digest = sha256();
        add(digest, FORM);
        add(digest, service);
        add(digest, Long.toString(number));
        add(digest, at.toString());
        add(digest, actor.kind().name());
        add(digest, actor.subject());
        add(digest, actor.name());
        add(digest, actor.address());
        add(digest, operation);
        add(digest, thing.kind());
        add(digest, thing.id());
        add(digest, before);
        add(digest, after);
        add(digest, reason);
        add(digest, previousHash);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, @Nullable String field) {
        byte[] bytes = (field == null ? "" : field).getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        digest.update((byte) ',');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
