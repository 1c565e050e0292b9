package dev.mainstay.service.idempotency;

import dev.mainstay.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Table {@code kept_answer}. */
@Singleton
class AnswerStore {
    private final Sql sql;

    AnswerStore(Sql sql) {
        this.sql = sql;
    }

    /** Takes the key until the transaction ends; false when another transaction has it. */
    boolean take(IdempotencyKey key) {
        return sql.query("select pg_try_advisory_xact_lock(:lock) as taken")
                .bind("lock", key.lock())
                .one(row -> row.bool("taken"));
    }

    Optional<KeptAnswer> find(IdempotencyKey key) {
        return sql.query(
                        "select request, status, location, entity_tag, sealed_body from kept_answer where key_digest = :key")
                .bind("key", key.digest())
                .first(row -> {
                    byte[] sealed = row.bytesOrNull("sealed_body");
                    return new KeptAnswer(
                            row.bytes("request"),
                            row.integer("status"),
                            row.textOrNull("location"),
                            row.textOrNull("entity_tag"),
                            sealed == null ? null : Seal.open(key, sealed));
                });
    }

    /** @throws dev.mainstay.sql.DuplicateKeyException when there is an answer with this key */
    void keep(IdempotencyKey key, KeptAnswer answer, Instant now) {
        byte[] body = answer.body();
        sql.update("""
                        insert into kept_answer (key_digest, request, status, location, entity_tag, sealed_body, answered_at)
                        values (:key, :request, :status, :location, :entityTag, :body, :now)
                        """)
                .bind("key", key.digest())
                .bind("request", answer.request())
                .bind("status", answer.status())
                .bind("location", answer.location())
                .bind("entityTag", answer.entityTag())
                .bind("body", body == null ? null : Seal.close(key, body))
                .bind("now", now)
                .run();
    }

    /** Returns how many there were. */
    int forget(Instant answeredBefore) {
        return sql.update("delete from kept_answer where answered_at < :before")
                .bind("before", answeredBefore)
                .run();
    }
}
