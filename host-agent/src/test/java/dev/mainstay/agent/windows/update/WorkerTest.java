package dev.mainstay.agent.windows.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.windows.update.WorkerOrder.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a worker process that works, fails, crashes, hangs or talks nonsense. */
class WorkerTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final List<String> progress = new CopyOnWriteArrayList<>();

    private Answer<List<WorkerLine>> run(Call call, String script, Duration timeout) throws IOException {
        return run(call, script, timeout, LONG);
    }

    private Answer<List<WorkerLine>> run(Call call, String script, Duration timeout, Duration grace)
            throws IOException {
        WorkerOrder order = new WorkerOrder(call, UpdateState.MISSING, List.of(), 0, UpdateServer.DEFAULT, 600, "lock");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ScriptedWorker.class.getName(),
                script);
        return Worker.start(command, folder.resolve("errors.log"), order)
                .await((percent, message) -> progress.add(percent + " " + message), timeout, grace);
    }

    @Test
    void whatItTellsIsTheAnswer() throws Exception {
        assertThat(run(Call.INSTALL, "works", LONG).known())
                .hasValue(List.of(new WorkerLine.Fared(ScriptedWorker.RESULT), new WorkerLine.Ended(null)));
        assertThat(progress).containsExactly("40 at work");
    }

    @Test
    void aFailureOfItsOwnIsPassedOn() throws Exception {
        assertThat(run(Call.SEARCH, "fails", LONG).whyNot().orElseThrow().hresult())
                .isEqualTo(Hresult.WU_E_OPERATIONINPROGRESS);
    }

    @Test
    void aCrashIsAFailureWithItsExitCode() throws Exception {
        assertThat(run(Call.SEARCH, "crashes", LONG).whyNot().orElseThrow().message())
                .contains("in the middle of SEARCH", "0x00000035");
    }

    @Test
    void nonsenseEndsIt() throws Exception {
        assertThat(run(Call.SEARCH, "talks-nonsense", LONG)
                        .whyNot()
                        .orElseThrow()
                        .message())
                .contains("no line");
    }

    @Test
    void aHungSearchIsEndedAtItsDeadline() throws Exception {
        assertThat(run(Call.SEARCH, "hangs", Duration.ofSeconds(3))
                        .whyNot()
                        .orElseThrow()
                        .hresult())
                .isEqualTo(Hresult.WU_E_TIMEOUT);
    }

    @Test
    void aHungInstallationIsEndedAfterItsGrace() throws Exception {
        assertThat(run(Call.INSTALL, "hangs", Duration.ofSeconds(3), Duration.ofMillis(100))
                        .whyNot()
                        .orElseThrow()
                        .hresult())
                .isEqualTo(Hresult.WU_E_TIMEOUT);
    }

    @Test
    void anInstallationPastItsDeadlineMayFinishWhatItHasInHand() throws Exception {
        assertThat(run(Call.INSTALL, "stops-when-asked", Duration.ofSeconds(3)).known())
                .hasValueSatisfying(lines -> assertThat(lines).contains(new WorkerLine.Fared(ScriptedWorker.RESULT)));
    }

    @Test
    void anInterruptEndsASearchAndKeepsTheInterrupt() throws Exception {
        Thread.currentThread().interrupt();

        Answer<List<WorkerLine>> answer = run(Call.SEARCH, "hangs", LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer.whyNot().orElseThrow().hresult()).isEqualTo(Hresult.WU_E_CALL_CANCELLED);
    }
}
