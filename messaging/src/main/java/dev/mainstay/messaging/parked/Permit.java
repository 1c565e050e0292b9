package dev.mainstay.messaging.parked;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an operator lets bad records of a group be parked without limit.
 *
 * @param recordsLeft how many more
 * @param until when it ends, used up or not
 * @param by who, by the name of the account that asked; absent in what was recorded before people signed in
 * @param at when it was given
 * @param reason why, in the operator's words
 */
public record Permit(
        int recordsLeft, Instant until, @Nullable String by, Instant at, String reason) {

    boolean stands(Instant now) {
        return recordsLeft > 0 && until.isAfter(now);
    }
}
