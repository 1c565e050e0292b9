package dev.mainstay.scanner.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code enrolment_token}. */
@Entity
@Table(name = "enrolment_token")
class TokenEntity {
    @Id
    @Column(name = "token_sha256")
    byte[] sha256;

    @Column(name = "host_id", nullable = false)
    UUID hostId;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    @Column(name = "used_at")
    @Nullable
    Instant usedAt;

    @Column(name = "used_key")
    @Nullable
    String usedKey;
}
