package dev.mainstay.agent.scan;

import dev.mainstay.agent.config.AgentConfig.Timeouts;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Database;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Inventory.Component;
import dev.mainstay.agent.platform.Inventory.OperatingSystem;
import dev.mainstay.agent.platform.Inventory.PendingRestart;
import dev.mainstay.agent.platform.Inventory.Service;
import dev.mainstay.agent.platform.Inventory.SqlInstance;
import dev.mainstay.agent.platform.Machine;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.WindowsUpdate.Found;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the host said about itself in one look. Whatever could not be found out is absent, and {@link #failure} says why. */
final class HostFacts {

    enum Outcome {
        COMPLETE,
        PARTIAL,
        FAILED
    }

    /** Entries of Windows Update's history that a scan carries. */
    private static final int MOST_HISTORY = 50;

    /** Carried names that a scan carries. */
    private static final int MOST_NAMES = 200;

    final Map<UpdateState, List<Update>> updates = new EnumMap<>(UpdateState.class);
    final @Nullable OperatingSystem operatingSystem;
    final @Nullable Instant lastBootAt;
    final Machine machine;
    final @Nullable PendingRestart pendingRestart;
    final List<SqlInstance> sqlInstances;
    final List<Component> components;
    final List<Service> services;
    final Answer<Optional<List<Database>>> databases;

    /** What else the host told by the scan's field that holds them, as {@link RecordJson} writes them. */
    final Map<String, Object> told = new LinkedHashMap<>();

    private Outcome outcome = Outcome.COMPLETE;
    private @Nullable Failure failure;

    /** Looks at the host. */
    HostFacts(HostPlatform platform, Timeouts timeouts) {
        Inventory inventory = platform.inventory();
        operatingSystem = orNull(inventory.operatingSystem(timeouts.read()));
        lastBootAt = orNull(inventory.lastBootAt(timeouts.read()));
        // Unknown parts make the scan no worse.
        machine = inventory.machine(timeouts.read()).known().orElse(Machine.UNKNOWN);
        pendingRestart = orNull(inventory.pendingRestart(timeouts.read()));
        sqlInstances = orEmpty(inventory.sqlInstances(timeouts.read()));
        tell(
                "localDbs",
                inventory
                        .localDbs(timeouts.read())
                        .known()
                        .filter(found -> !found.isEmpty())
                        .orElse(null));
        components = orEmpty(inventory.components(timeouts.read()));
        services = orEmpty(inventory.services(timeouts.read()));
        tell("updatePolicy", ifTold(inventory.updatePolicy(timeouts.read())));
        tell("dotNet", ifTold(inventory.dotNet(timeouts.read())));
        tell("hotfixes", ifTold(inventory.hotfixes(timeouts.read())));
        // These say nothing of which updates are missing: without them the scan is no worse.
        tell(
                "carriedNames",
                inventory
                        .carriedNames(timeouts.read())
                        .known()
                        .flatMap(names -> names)
                        .map(names -> names.subList(0, Math.min(names.size(), MOST_NAMES)))
                        .orElse(null));
        tell(
                "updateServices",
                inventory
                        .updateServices(timeouts.read())
                        .known()
                        .flatMap(found -> found)
                        .orElse(null));
        databases = platform.workload().databases(timeouts.databaseVersions());
        tell(
                "history",
                platform.windowsUpdate()
                        .history(MOST_HISTORY, timeouts.search())
                        .known()
                        .orElse(null));
        for (UpdateState state : UpdateState.values()) {
            search(platform, state, timeouts);
        }
    }

    Outcome outcome() {
        return outcome;
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    private void tell(String field, @Nullable Object value) {
        if (value != null) {
            told.put(field, value);
        }
    }

    private void search(HostPlatform platform, UpdateState state, Timeouts timeouts) {
        Answer<Found> answer = platform.windowsUpdate().search(state, timeouts.search());
        answer.known().ifPresent(found -> {
            updates.put(state, found.updates());
            if (found.incomplete() != null) {
                worse(Outcome.PARTIAL, found.incomplete());
            }
        });
        // Without the search for what is missing a scan says nothing; without another it says less.
        answer.whyNot().ifPresent(why -> worse(state == UpdateState.MISSING ? Outcome.FAILED : Outcome.PARTIAL, why));
    }

    private <T> @Nullable T orNull(Answer<T> answer) {
        answer.whyNot().ifPresent(why -> worse(Outcome.PARTIAL, why));
        return answer.known().orElse(null);
    }

    private <T> @Nullable T ifTold(Answer<Optional<T>> answer) {
        Optional<T> told = orNull(answer);
        return told == null ? null : told.orElse(null);
    }

    private <T> List<T> orEmpty(Answer<List<T>> answer) {
        answer.whyNot().ifPresent(why -> worse(Outcome.PARTIAL, why));
        return answer.known().orElse(List.of());
    }

    private void worse(Outcome than, Failure why) {
        if (than.compareTo(outcome) > 0) {
            outcome = than;
            failure = why;
        }
    }
}
