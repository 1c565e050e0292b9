package dev.mainstay.agent.platform;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server product on the host. How it is drained is the platform's knowledge (Lync Server 2013: {@code
 * Stop-CsWindowsService -Graceful}; Skype for Business Server: {@code Invoke-CsComputerFailOver}).
 */
public interface Workload {

    /** Whether the workload takes connections now. Reads only; tells after a crash how far a drain or restore came. */
    Answer<State> state(WorkloadKind kind, Duration timeout);

    /**
     * The product's services that run on this host now and that somebody connects to, as Windows shows them, whatever an order
     * calls the host; none on a host without the product and on one that is drained. Reads only.
     */
    Answer<List<String>> serving(Duration timeout);

    /**
     * Why a host of this kind must not be touched, before anything is: empty when there is nothing against it. Reads only.
     */
    Optional<Failure> objection(WorkloadKind kind, Duration timeout);

    /**
     * What the host's pool says, asked on the host, of taking one of its members out; empty where the product or the kind
     * has nothing that could be asked. Reads only. Says nothing of use once the workload here is out: then it is this
     * host that the pool misses.
     */
    Answer<Optional<PoolReadiness>> poolReadiness(WorkloadKind kind, Duration timeout);

    /**
     * Stops taking new connections, waits for the existing ones to end, then stops the services and keeps them stopped
     * over a restart. Drained already: {@link DrainOutcome#DRAINED} at once.
     */
    Drain drain(WorkloadKind kind, Duration timeout, Progress progress);

    /** Starts the services again and lets connections in. Serving already: succeeds at once. */
    Answer<State> restore(WorkloadKind kind, Duration timeout, Progress progress);

    /** The workload's own health check: services running, pool member active. Waits up to the timeout for HEALTHY. */
    Health health(WorkloadKind kind, Duration timeout);

    /**
     * The databases that the product's services on this host use, here and on other SQL Servers ({@code Test-CsDatabase
     * -LocalService}); empty where the host has no such product. Reads only.
     */
    Answer<Optional<List<Database>>> databases(Duration timeout);

    /** Whether a database on this host, of those that a job of this kind updates, is older than the binaries want. */
    Answer<Boolean> databaseUpdateNeeded(WorkloadKind kind, Duration timeout);

    /** Brings them up to date ({@code Install-CsDatabase -Update}). Up to date already: succeeds at once. */
    Answer<Boolean> updateDatabase(WorkloadKind kind, Duration timeout, Progress progress);

    enum State {
        SERVING,
        /** On the way from or to {@link #SERVING}: asking for the same once more carries on. */
        CHANGING,
        DRAINED
    }

    /**
     * A pool's answer.
     *
     * @param message who said so, for an administrator
     */
    record PoolReadiness(PoolState state, String message) {}

    /** As "Upgrade or update Front End Servers" of Lync Server 2013 has them. */
    enum PoolState {
        READY,
        /** To be asked again after ten minutes; three times in a row it is a pool with a problem. */
        BUSY,
        INSUFFICIENT_ACTIVE_FRONT_ENDS
    }

    /**
     * How a drain ended.
     *
     * @param message for an administrator; empty when there is nothing to say */
    record Drain(DrainOutcome outcome, @Nullable Hresult hresult, String message) {}

    enum DrainOutcome {
        DRAINED,
        /** Connections were left when the time was over. The workload may have stopped taking new ones. */
        TIMED_OUT,
        FAILED,
        /** This kind of workload has nothing to drain. */
        NOT_NEEDED
    }

    record Health(HealthState state, String message) {}

    enum HealthState {
        HEALTHY,
        UNHEALTHY,
        UNKNOWN
    }
}
