package dev.mainstay.agent.job;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.WindowsUpdate.Found;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the host says of its updates now.
 *
 * @param unknown why one of the states could not be asked for; null when all could
 */
record HostUpdates(
        Map<UpdateState, Set<UpdateId>> states, @Nullable Failure unknown) {

    static HostUpdates ask(CurrentJob job) {
        Map<UpdateState, Set<UpdateId>> states = new EnumMap<>(UpdateState.class);
        Failure unknown = null;
        for (UpdateState state : UpdateState.values()) {
            Answer<Found> found = job.ask(() -> job.platform()
                    .windowsUpdate()
                    .search(state, job.config().timeouts().search()));
            unknown = found.whyNot().orElse(unknown);
            states.put(
                    state,
                    found.known()
                            .map(all -> all.updates().stream().map(Update::id).collect(Collectors.toSet()))
                            .orElse(Set.of()));
        }
        return new HostUpdates(states, unknown);
    }

    boolean in(UpdateState state, UpdateId update) {
        return states.getOrDefault(state, Set.of()).contains(update);
    }
}
