package dev.mainstay.messaging.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.messaging.parked.Permit;
import org.jspecify.annotations.Nullable;

/**
 * A group's intake as the administration shows it.
 *
 * @param stopped why this replica's has stopped; absent while it goes on
 * @param waiting what it waits for, which passes by itself; absent while it does not
 * @param permit what an operator lets pass; absent where nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntakeView(
        String group,
        @Nullable String stopped,
        @Nullable String waiting,
        @Nullable Permit permit) {}
