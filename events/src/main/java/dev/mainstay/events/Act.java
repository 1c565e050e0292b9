package dev.mainstay.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a job or a rollout from outside: by a person, or by a rule of Mainstay. It stays with the job or rollout
 * through all later versions.
 *
 * @param act what was done
 * @param by who, by the name of the account that asked; absent for a rule, and in what was recorded before people signed in
 * @param at when, by the service's clock; of the version that first tells of it this is {@code changedAt}
 * @param reason why, in the words of who did it or in Mainstay's; absent when not said
 * @param reasonCode stable code of the rule that did it; absent for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Act(
        Kind act,
        @Nullable String by,
        Instant at,
        @Nullable String reason,
        @Nullable String reasonCode) {

    /** Returns the act of which a version is the first to tell; null when it tells of none. */
    public static @Nullable Act toldFirst(@Nullable List<Act> acts, Instant changedAt) {
        return acts == null || acts.isEmpty() || !acts.getLast().at().equals(changedAt) ? null : acts.getLast();
    }

    /** What was done. */
    public enum Kind {
        /** A job was asked to be cancelled; what has begun stops only before it installs. */
        CANCEL,
        /** A person looked at a job's host and found it well. */
        SETTLE_INSTALLED,
        /** A person looked at a job's host and found it not well. */
        SETTLE_FAILED,
        /** A rollout was halted. */
        HALT,
        /** A halted rollout was resumed. */
        RESUME,
        /** A rollout was ended. */
        END,
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
