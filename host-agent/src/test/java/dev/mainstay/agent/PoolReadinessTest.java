package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import dev.mainstay.agent.platform.Workload.PoolState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pool is asked before its member is taken out, and only then. */
class PoolReadinessTest {

    @TempDir
    Path folder;

    private Rig rig;
    private Update sql;
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void aHostThatMissesOneUpdate() throws Exception {
        rig = new Rig(folder);
        sql = rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS);
        rig.host.onCall = this::count;
        rig.control.order(List.of(sql));
    }

    @AfterEach
    void nothingWasWrong() {
        rig.close();
        assertThat(rig.control.faults).isEmpty();
    }

    private void count(String call) {
        if (call.equals("pool readiness")) {
            asked.incrementAndGet();
        }
    }

    private void poolSays(PoolState... states) {
        rig.host.poolStates.clear();
        rig.host.poolStates.addAll(List.of(states));
    }

    @Test
    void aPoolThatIsReadyIsAskedOnceBeforeTheDrain() {
        rig.start().untilResult();

        assertThat(asked).hasValue(1);
        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
    }

    @Test
    void aPoolThatLacksFrontEndsKeepsItsMemberUntouched() {
        poolSays(PoolState.INSUFFICIENT_ACTIVE_FRONT_ENDS);
        rig.start().untilResult();

        assertThat(rig.control.results.get(0))
                .contains("\"outcome\":\"FAILED\"", "\"objection\":\"POOL_NOT_READY\"")
                .contains("INSUFFICIENT_ACTIVE_FRONT_ENDS", "nothing was touched", "order again");
        assertThat(rig.host.effects).isEmpty();
        assertThat(asked).hasValue(1);
        assertThat(rig.control.progress)
                .contains("PREFLIGHT FAILED")
                .noneMatch(step -> step.startsWith("DRAIN") || step.startsWith("VERIFY"));
    }

    @Test
    void aPoolThatIsBusyIsAskedThreeTimes() {
        poolSays(PoolState.BUSY);
        rig.start().untilResult();

        assertThat(asked).hasValue(3);
        assertThat(rig.control.results.get(0)).contains("POOL_NOT_READY", "asked 3 times in a row");
        assertThat(rig.host.effects).isEmpty();
    }

    @Test
    void aJobThatIsCancelledWhileItsPoolIsBusyIsNotWaitedFor() {
        rig.with("readiness.pause", "PT1H").control.leaseSeconds = 1;
        rig.control.order(List.of(sql));
        poolSays(PoolState.BUSY);
        rig.host.onCall = call -> rig.control.cancel |= call.equals("pool readiness");
        rig.start().untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"CANCELLED\"");
        assertThat(rig.host.effects).isEmpty();
    }

    @Test
    void aPoolThatIsNoLongerBusyLetsItsMemberGo() {
        poolSays(PoolState.BUSY, PoolState.BUSY, PoolState.READY);
        rig.start().untilResult();

        assertThat(asked).hasValue(3);
        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
    }

    @Test
    void aPoolThatCannotBeAskedKeepsItsMemberUntouched() {
        rig.host.failing.add("poolReadiness");
        rig.start().untilResult();

        assertThat(rig.control.results.get(0)).contains("\"objection\":\"POOL_READINESS_UNKNOWN\"");
        assertThat(rig.host.effects).isEmpty();
    }

    @Test
    void anAgentThatDiedInTheDrainDoesNotAskAgain() {
        rig.host.onCall = call -> {
            count(call);
            if (call.equals("before drain") && asked.get() == 1) {
                poolSays(PoolState.INSUFFICIENT_ACTIVE_FRONT_ENDS);
                asked.set(100);
                rig.agent().kill();
            }
        };
        rig.start().untilResult();

        assertThat(asked).hasValue(100);
        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
    }

    @Test
    void aHostThatIsOutAlreadyIsNotWhatItsPoolIsAskedAbout() {
        rig.host.takenOut();
        poolSays(PoolState.INSUFFICIENT_ACTIVE_FRONT_ENDS);
        rig.start().untilResult();

        assertThat(asked).hasValue(0);
        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
    }
}
