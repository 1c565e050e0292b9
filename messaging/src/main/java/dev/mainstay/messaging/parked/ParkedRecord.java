package dev.mainstay.messaging.parked;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.messaging.event.HeaderJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that a group could not take.
 *
 * @param headers its headers as {@link HeaderJson}
 * @param beforeSignatures whether it was parked before records were signed, so that its having no signature says nothing
 * @param letPass whose act let it pass; null where the intake had not stopped
 * @param replayedAt when somebody replayed it with success, null if nobody has
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the module
public record ParkedRecord(
        long id,
        String group,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String headers,
        byte[] data,
        String reason,
        String exceptionClass,
        Instant parkedAt,
        @Nullable Instant replayedAt,
        @Nullable LetPass letPass,
        boolean beforeSignatures) {

    /**
     * An operator's act that let it pass an intake that would have stopped.
     *
     * @param by who, by the name of the account that asked; absent in what was recorded before people signed in
     * @param at when
     * @param reason why, in the operator's words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LetPass(@Nullable String by, Instant at, String reason) {}
}
