package dev.mainstay.agent.windows.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.Workload.Drain;
import dev.mainstay.agent.platform.Workload.DrainOutcome;
import dev.mainstay.agent.platform.Workload.State;
import dev.mainstay.agent.platform.WorkloadKind;
import dev.mainstay.agent.windows.FakePace;
import dev.mainstay.agent.windows.FakePrograms;
import dev.mainstay.agent.windows.FakeServices;
import dev.mainstay.agent.windows.powershell.PowerShell;
import dev.mainstay.agent.windows.programs.Programs.Exit;
import dev.mainstay.agent.windows.services.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LyncWorkloadTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Progress NOBODY = (percent, message) -> {};
    private static final WorkloadKind FRONT_END = WorkloadKind.ENTERPRISE_FRONT_END;
    private final FakeServices services = new FakeServices()
            .add("RTCSRV", "Lync Server Front-End", Services.State.RUNNING, StartType.AUTOMATIC)
            .add("RTCCAA", "Lync Server Conferencing Attendant", Services.State.RUNNING, StartType.MANUAL)
            .add("RTCOFF", "Lync Server Something", Services.State.STOPPED, StartType.DISABLED)
            .add("Spooler", "Print Spooler", Services.State.RUNNING, StartType.AUTOMATIC);
    private final FakePrograms programs = new FakePrograms();

    @TempDir
    Path folder;

    private LyncWorkload workload(Product product) {
        return new LyncWorkload(
                product,
                services,
                new PowerShell(programs, Path.of("/windows")),
                new KeptServices(folder),
                "fe01.lync.example",
                new FakePace());
    }

    /** The cmdlets do to the services what Microsoft's topics say. */
    private void cmdletsWork() {
        programs.answering(command -> {
            String script = FakePrograms.script(command);
            if (script.contains("Stop-CsWindowsService") || script.contains("Invoke-CsComputerFailOver")) {
                services.stop("RTCCAA");
                services.stop("RTCSRV");
                if (script.contains("Invoke-CsComputerFailOver")) {
                    services.setStartType("RTCSRV", StartType.DISABLED);
                    services.setStartType("RTCCAA", StartType.DISABLED);
                }
            } else {
                services.start("RTCSRV");
                services.start("RTCCAA");
            }
            return Answer.of(new Exit(0, "mainstay:done=true"));
        });
    }

    @Test
    void aDrainedServerStaysDownOverARestartAndComesBackAsItWas() {
        cmdletsWork();

        Drain drain = workload(Product.LYNC_SERVER_2013).drain(FRONT_END, HOUR, NOBODY);

        assertThat(drain.outcome()).isEqualTo(DrainOutcome.DRAINED);
        assertThat(services.get("RTCSRV").startType()).contains(StartType.MANUAL);
        assertThat(services.get("RTCSRV").stopped()).isTrue();
        assertThat(services.get("Spooler").running()).isTrue();
        assertThat(workload(Product.LYNC_SERVER_2013).state()).isEqualTo(Answer.of(State.DRAINED));

        Answer<State> restored = workload(Product.LYNC_SERVER_2013).restore(FRONT_END, HOUR, NOBODY);

        assertThat(restored).isEqualTo(Answer.of(State.SERVING));
        assertThat(services.get("RTCSRV").startType()).contains(StartType.AUTOMATIC);
        assertThat(services.get("RTCCAA").startType()).contains(StartType.MANUAL);
        assertThat(services.get("RTCOFF").startType()).contains(StartType.DISABLED);
        assertThat(services.get("RTCSRV").running()).isTrue();
        assertThat(workload(Product.LYNC_SERVER_2013).state()).isEqualTo(Answer.of(State.SERVING));
    }

    @Test
    void aFrontEndOfASuccessorFailsOverAndBack() {
        cmdletsWork();

        workload(Product.SKYPE_FOR_BUSINESS_2019).drain(FRONT_END, HOUR, NOBODY);
        workload(Product.SKYPE_FOR_BUSINESS_2019).restore(FRONT_END, HOUR, NOBODY);

        assertThat(programs.commands.stream().map(FakePrograms::script))
                .satisfiesExactly(
                        over -> assertThat(over).contains("Invoke-CsComputerFailOver"),
                        back -> assertThat(back).contains("Invoke-CsComputerFailBack"));
        assertThat(programs.commands.get(0).environment())
                .containsEntry("MAINSTAY_SECONDS", "1800")
                .containsEntry("MAINSTAY_MODULE", "SkypeForBusiness");
        assertThat(services.get("RTCSRV").startType()).contains(StartType.AUTOMATIC);
    }

    @Test
    void aDrainThatNeverEndsTimesOutAndCanBeTakenBack() {
        programs.hanging();

        Drain drain = workload(Product.LYNC_SERVER_2013).drain(FRONT_END, HOUR, NOBODY);

        assertThat(drain.outcome()).isEqualTo(DrainOutcome.TIMED_OUT);
        assertThat(drain.hresult()).isEqualTo(Hresult.WU_E_TIMEOUT);
        assertThat(workload(Product.LYNC_SERVER_2013).state()).isEqualTo(Answer.of(State.CHANGING));
        cmdletsWork();
        assertThat(workload(Product.LYNC_SERVER_2013).restore(FRONT_END, HOUR, NOBODY))
                .isEqualTo(Answer.of(State.SERVING));
        assertThat(services.get("RTCSRV").startType()).contains(StartType.AUTOMATIC);
    }

    @Test
    void aDrainThatIsTakenUpAgainKeepsWhatWasTrueBeforeTheFirst() {
        programs.hanging();
        workload(Product.LYNC_SERVER_2013).drain(FRONT_END, HOUR, NOBODY);
        cmdletsWork();
        workload(Product.LYNC_SERVER_2013).drain(FRONT_END, HOUR, NOBODY);
        workload(Product.LYNC_SERVER_2013).restore(FRONT_END, HOUR, NOBODY);

        assertThat(services.get("RTCSRV").startType()).contains(StartType.AUTOMATIC);
        assertThat(services.get("RTCCAA").running()).isTrue();
    }

    @Test
    void whatTheCmdletLeavesRunningIsStopped() {
        programs.ending(0, "mainstay:done=true");

        assertThat(workload(Product.LYNC_SERVER_2013)
                        .drain(FRONT_END, HOUR, NOBODY)
                        .outcome())
                .isEqualTo(DrainOutcome.DRAINED);
        assertThat(services.get("RTCCAA").stopped()).isTrue();
    }

    @Test
    void aServiceThatDoesNotStopIsNamed() {
        programs.ending(0, "mainstay:done=true");
        services.slow("RTCSRV", Integer.MAX_VALUE);

        Drain drain = workload(Product.LYNC_SERVER_2013).drain(FRONT_END, HOUR, NOBODY);

        assertThat(drain.outcome()).isEqualTo(DrainOutcome.TIMED_OUT);
        assertThat(drain.message()).contains("RTCSRV");
    }

    @Test
    void nothingIsTouchedWhenTheStartTypesCannotBeKept() throws Exception {
        Files.createDirectory(folder.resolve("workload"));

        Drain drain = workload(Product.LYNC_SERVER_2013).drain(FRONT_END, HOUR, NOBODY);

        assertThat(drain.outcome()).isEqualTo(DrainOutcome.FAILED);
        assertThat(services.calls).isEmpty();
        assertThat(programs.commands).isEmpty();
    }

    @Test
    void aDamagedFileIsNotTakenForAServerInService() throws Exception {
        Files.writeString(folder.resolve("workload"), "RTCSRV\tAUTOM");

        assertThat(workload(Product.LYNC_SERVER_2013).state().whyNot()).isPresent();
        assertThat(workload(Product.LYNC_SERVER_2013)
                        .restore(FRONT_END, HOUR, NOBODY)
                        .whyNot())
                .isPresent();
    }
}
