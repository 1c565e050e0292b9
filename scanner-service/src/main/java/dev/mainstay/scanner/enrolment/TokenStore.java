package dev.mainstay.scanner.enrolment;

import dev.mainstay.scanner.host.HostId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code enrolment_token}. */
@ApplicationScoped
class TokenStore implements PanacheRepositoryBase<TokenEntity, byte[]> {

    /** Any number of ours; it keeps two people from making tokens for the same host at the same moment. */
    private static final long ISSUE_LOCK = 0x4D41_494E_0002L;

    /**
     * A token that was given out.
     *
     * @param usedKey the key it was used with; absent while it is unused
     */
    record Issued(HostId host, Instant expiresAt, @Nullable String usedKey) {}

    /** Waits for whoever else makes tokens, and keeps others waiting until the transaction ends. */
    void lockIssuing() {
        getEntityManager()
                .createNativeQuery("select 1 from (select pg_advisory_xact_lock(:key)) locked")
                .setParameter("key", ISSUE_LOCK)
                .getSingleResult();
    }

    /** Looks the token up and locks it: of two enrolments with the same token one comes first. */
    Optional<Issued> lock(Token token) {
        return findByIdOptional(token.sha256(), LockModeType.PESSIMISTIC_WRITE)
                .map(entity -> new Issued(new HostId(entity.hostId), entity.expiresAt, entity.usedKey));
    }

    /** Stores a new token; the host's earlier unused one is worth nothing any more. */
    void issue(Token token, HostId host, Instant expiresAt) {
        delete("hostId = ?1 and usedAt is null", host.value());
        TokenEntity entity = new TokenEntity();
        entity.sha256 = token.sha256();
        entity.hostId = host.value();
        entity.expiresAt = expiresAt;
        persist(entity);
    }

    void use(Token token, String key, Instant at) {
        TokenEntity entity = findById(token.sha256());
        entity.usedAt = at;
        entity.usedKey = key;
    }

    /** Removes tokens that could not be used any more at that time; says how many. */
    long removeExpired(Instant before) {
        return delete("expiresAt < ?1", before);
    }
}
