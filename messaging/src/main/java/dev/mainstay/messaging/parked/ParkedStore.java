package dev.mainstay.messaging.parked;

import dev.mainstay.messaging.event.HeaderJson;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The SQL of the parked table, in the caller's transaction. */
@Singleton
class ParkedStore {
    private static final String RECORDS = "select * from parked ";
    private static final String ADD = """
            insert into parked (consumer_group, topic, partition, record_offset, key, headers, data, reason,
                                exception_class, parked_at, permit_by, permit_at, permit_reason)
            values (:group, :topic, :partition, :offset, :key, cast(:headers as jsonb), :data, :reason,
                    :exceptionClass, :now, :permitBy, :permitAt, :permitReason)
            """;

    /** Those that somebody let pass, or replayed since, say nothing of a fault. */
    private static final String COUNT = """
            select count(*) as count from parked
             where consumer_group = :group and parked_at > :since and permit_at is null and replayed_at is null
            """;

    private final Sql sql;

    ParkedStore(Sql sql) {
        this.sql = sql;
    }

    /** Whether the group has parked the record already. */
    boolean has(String group, ConsumerRecord<String, byte[]> record) {
        return sql.query("""
                select 1 from parked
                where consumer_group = :group and topic = :topic and partition = :partition and record_offset = :offset
                """)
                .bind("group", group)
                .bind("topic", record.topic())
                .bind("partition", record.partition())
                .bind("offset", record.offset())
                .any();
    }

    /** @param permit that let it pass; null where none did */
    void add(
            String group,
            ConsumerRecord<String, byte[]> record,
            RuntimeException reason,
            Instant now,
            @Nullable Permit permit) {
        sql.update(ADD)
                .bind("group", group)
                .bind("topic", record.topic())
                .bind("partition", record.partition())
                .bind("offset", record.offset())
                .bind("key", withoutNul(record.key()))
                .bind("headers", HeaderJson.write(record.headers()))
                .bind("data", record.value())
                .bind("reason", withoutNul(String.valueOf(reason.getMessage())))
                .bind("exceptionClass", reason.getClass().getName())
                .bind("now", now)
                .bind("permitBy", permit == null ? null : permit.by())
                .bind("permitAt", permit == null ? null : permit.at())
                .bind("permitReason", permit == null ? null : permit.reason())
                .run();
    }

    /** PostgreSQL's text cannot hold it, and a poison record may. */
    private static @Nullable String withoutNul(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    int countSince(String group, Instant since) {
        return sql.query(COUNT).bind("group", group).bind("since", since).one(row -> row.integer("count"));
    }

    List<ParkedRecord> list(long after, int limit) {
        return sql.query(RECORDS + "where id > :after order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .list(ParkedStore::record);
    }

    Optional<ParkedRecord> find(long id) {
        return sql.query(RECORDS + "where id = :id").bind("id", id).first(ParkedStore::record);
    }

    /** Locks the record, so that of two replays one waits for the other. */
    Optional<ParkedRecord> lock(long id) {
        return sql.query(RECORDS + "where id = :id for update").bind("id", id).first(ParkedStore::record);
    }

    void markReplayed(long id, Instant now) {
        sql.update("update parked set replayed_at = :now where id = :id")
                .bind("now", now)
                .bind("id", id)
                .run();
    }

    private static ParkedRecord record(Row row) {
        Instant permitted = row.instantOrNull("permit_at");
        return new ParkedRecord(
                row.bigint("id"),
                row.text("consumer_group"),
                row.text("topic"),
                row.integer("partition"),
                row.bigint("record_offset"),
                row.textOrNull("key"),
                row.text("headers"),
                row.bytes("data"),
                row.text("reason"),
                row.text("exception_class"),
                row.instant("parked_at"),
                row.instantOrNull("replayed_at"),
                permitted == null
                        ? null
                        : new ParkedRecord.LetPass(row.textOrNull("permit_by"), permitted, row.text("permit_reason")),
                row.bool("before_signatures"));
    }
}
