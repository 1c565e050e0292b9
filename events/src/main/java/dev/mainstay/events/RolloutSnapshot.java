package dev.mainstay.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rollout: the standing order to bring the approved updates to a part of the estate. Key of the event: {@code
 * rolloutId}.
 *
 * @param rolloutId the rollout
 * @param sequence version of the rollout, 1 when started
 * @param changedAt when this version came to be
 * @param name what people call it
 * @param state where it stands
 * @param reason why it was halted or ended, in a person's words or Mainstay's; absent otherwise
 * @param reasonCode stable code of a reason in Mainstay's words; absent otherwise
 * @param baselineId the baseline that, with the decisions, gives its approved set
 * @param pools FQDNs of the pools it covers; empty together with {@code hostIds} for the whole estate
 * @param hostIds hosts it covers besides those of the pools
 * @param maxUnavailable how many members of a pool may be out at once, 1 or more
 * @param maxFailed how many failed or lost hosts it bears before it halts, 0 or more
 * @param jobs number of its jobs by name of {@link JobSnapshot.JobStatus}; a status without jobs may be left out
 * @param acts what brought it from state to state since it started, in order; absent when nothing did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RolloutSnapshot(
        UUID rolloutId,
        long sequence,
        Instant changedAt,
        String name,
        RolloutState state,
        @Nullable String reason,
        @Nullable String reasonCode,
        UUID baselineId,
        List<String> pools,
        List<UUID> hostIds,
        int maxUnavailable,
        int maxFailed,
        Map<String, Integer> jobs,
        @Nullable List<Act> acts) {

    public RolloutSnapshot {
        pools = List.copyOf(pools);
        hostIds = List.copyOf(hostIds);
        jobs = Collections.unmodifiableMap(new TreeMap<>(jobs)); // sorted: the same snapshot has the same bytes
        acts = acts == null ? null : List.copyOf(acts);
    }

    /** Where a rollout stands. */
    public enum RolloutState {
        ACTIVE,
        HALTED,
        ENDED,
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
