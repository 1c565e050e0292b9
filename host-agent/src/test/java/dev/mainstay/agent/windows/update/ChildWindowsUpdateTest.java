package dev.mainstay.agent.windows.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.WindowsUpdate.Found;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The adapter as the agent uses it: each call in a process of its own, which may hang or crash. */
@Tag("windows")
class ChildWindowsUpdateTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Progress NOBODY = (percent, message) -> {};

    @TempDir(cleanup = CleanupMode.NEVER) // a worker that was killed may still hold a file
    Path folder;

    private FakeWua wua;
    private ChildWindowsUpdate windowsUpdate;

    @BeforeEach
    void aHost() {
        wua = new FakeWua();
        windowsUpdate = new ChildWindowsUpdate(folder, Map.of("update.abort-grace", "PT5S"));
    }

    private static <T> T known(Answer<T> answer) {
        assertThat(answer.whyNot()).isEmpty();
        return answer.known().orElseThrow();
    }

    private static Failure failure(Answer<?> answer) {
        assertThat(answer.known()).isEmpty();
        return answer.whyNot().orElseThrow();
    }

    @Test
    void aSearchBringsWhatWasFoundAcrossTheProcesses() {
        UpdateId id = wua.offer("Обновление — é", "KB", "1", "MaxSize", "5000000000");
        wua.set("search", "Warnings", "0x80244021|the proxy gave up|4");

        Found found = known(windowsUpdate.search(UpdateState.MISSING, LONG));

        assertThat(found.updates()).extracting(Update::id).containsExactly(id);
        assertThat(found.updates()).extracting(Update::title).containsExactly("Обновление — é");
        assertThat(found.updates()).extracting(Update::sizeBytes).containsExactly(5_000_000_000L);
        assertThat(found.incomplete()).isNotNull();
    }

    @Test
    void aSearchThatFailsFailsWithItsOwnCode() {
        wua.set("search", "Hr", "0x8024402C");

        assertThat(failure(windowsUpdate.search(UpdateState.MISSING, LONG)).hresult())
                .isEqualTo(new Hresult(0x8024402C));
    }

    @Test
    void aHungSearchIsEndedAtItsDeadlineAndTheNextOneWorks() {
        wua.offer("one");
        wua.set("search", "Hang", "1");

        Overdue search = overdue("Search", deadline -> windowsUpdate.search(UpdateState.MISSING, deadline));

        assertThat(failure(search.answer()).hresult()).isEqualTo(Hresult.WU_E_TIMEOUT);
        // Left alone it hangs for ever. What a loaded machine takes to end a process comes on top.
        assertThat(search.took()).isBetween(search.deadline(), search.deadline().plus(LONG));
        wua.set("search", "Hang", "0");
        assertThat(known(windowsUpdate.search(UpdateState.MISSING, LONG)).updates())
                .hasSize(1);
    }

    @Test
    void aCrashInASearchIsAFailedSearchAndTheNextOneWorks() {
        wua.offer("one");
        wua.set("search", "Crash", "1");

        assertThat(failure(windowsUpdate.search(UpdateState.MISSING, LONG)).message())
                .contains("ended in the middle of SEARCH");

        wua.set("search", "Crash", "0");
        assertThat(known(windowsUpdate.search(UpdateState.MISSING, LONG)).updates())
                .hasSize(1);
    }

    @Test
    void anInterruptGivesUpASearchAtOnce() {
        wua.set("search", "Hang", "1");
        Thread self = Thread.currentThread();
        new Thread(() -> {
                    await().atMost(LONG).until(() -> !wua.calls("Search").isEmpty());
                    self.interrupt();
                })
                .start();

        Failure failure = failure(windowsUpdate.search(UpdateState.MISSING, LONG));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.hresult()).isEqualTo(Hresult.WU_E_CALL_CANCELLED);
    }

    @Test
    void installingTellsHowFarItIs() {
        UpdateId one = wua.offer("First", "Hold", "1", "IsDownloaded", "1");
        UpdateId two = wua.offer("Second", "Hold", "1", "IsDownloaded", "1", "NeedsReboot", "1");
        List<Integer> percents = new CopyOnWriteArrayList<>();
        List<String> messages = new CopyOnWriteArrayList<>();

        List<UpdateResult> results = known(windowsUpdate.install(
                List.of(one, two),
                (percent, message) -> {
                    percents.add(percent);
                    messages.add(message);
                    if (percent == 25) {
                        wua.set(one, "Hold", "0");
                    } else if (percent == 75) {
                        wua.set(two, "Hold", "0");
                    }
                },
                LONG));

        assertThat(results)
                .containsExactly(
                        new UpdateResult(one, ResultCode.SUCCEEDED, null, false),
                        new UpdateResult(two, ResultCode.SUCCEEDED, null, true));
        assertThat(percents).isSorted().contains(25, 75, 100);
        assertThat(messages).contains("Install 1/2: First", "Install 2/2: Second");
        assertThat(known(windowsUpdate.search(UpdateState.INSTALLED_PENDING_REBOOT, LONG))
                        .updates())
                .extracting(Update::id)
                .containsExactly(two);
        wua.restart();
        assertThat(known(windowsUpdate.search(UpdateState.INSTALLED, LONG)).updates())
                .hasSize(2);
    }

    @Test
    void aHungInstallationIsEndedAfterItsGrace() {
        UpdateId hung = wua.offer("Hung", "Hang", "1", "IsDownloaded", "1");
        windowsUpdate = new ChildWindowsUpdate(folder, Map.of("update.abort-grace", "PT1S"));

        Overdue install = overdue("Install", deadline -> windowsUpdate.install(List.of(hung), NOBODY, deadline));

        assertThat(failure(install.answer()).hresult()).isEqualTo(Hresult.WU_E_TIMEOUT);
    }

    private record Overdue(Answer<?> answer, Duration deadline, Duration took) {}

    /** The deadline runs from before the worker's start; where that takes longer, there is another attempt with more of it. */
    private Overdue overdue(String call, Function<Duration, Answer<?>> attempt) {
        for (Duration deadline = Duration.ofSeconds(10); ; deadline = deadline.multipliedBy(2)) {
            long began = System.nanoTime();
            Answer<?> answer = attempt.apply(deadline);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            if (!wua.calls(call).isEmpty() || deadline.compareTo(LONG) > 0) {
                assertThat(wua.calls(call)).hasSize(1);
                return new Overdue(answer, deadline, took);
            }
        }
    }

    @Test
    void aCrashInAnInstallationIsAFailureThatSaysSo() {
        UpdateId crash = wua.offer("Crash", "Crash", "1", "IsDownloaded", "1");

        Failure failure = failure(windowsUpdate.install(List.of(crash), NOBODY, LONG));

        assertThat(failure.message()).contains("ended in the middle of INSTALL");
        assertThat(wua.is(crash, "IsInstalled")).isFalse();
    }

    @Test
    void anInterruptLetsAnInstallationFinishWhatItHasInHandAndKeepsOthersOut() {
        UpdateId one = wua.offer("In hand", "Hold", "1", "IsDownloaded", "1");
        UpdateId two = wua.offer("Not begun", "IsDownloaded", "1");
        List<Failure> failures = new CopyOnWriteArrayList<>();
        Thread caller = new Thread(() -> failures.add(failure(windowsUpdate.install(List.of(one, two), NOBODY, LONG))));
        caller.start();
        await().atMost(LONG).until(() -> !wua.calls("Install").isEmpty());

        caller.interrupt();
        await().atMost(LONG).until(() -> !caller.isAlive());

        // Cancelled, not overdue, and what it had in hand is still held: it did not wait for it.
        assertThat(failures).extracting(Failure::hresult).containsExactly(Hresult.WU_E_CALL_CANCELLED);
        assertThat(failure(windowsUpdate.search(UpdateState.MISSING, LONG)).hresult())
                .isEqualTo(Hresult.WU_E_OPERATIONINPROGRESS);
        wua.set(one, "Hold", "0");
        await().atMost(LONG).until(() -> wua.is(one, "IsInstalled"));
        await().atMost(LONG).until(this::nobodyAtWork);
        assertThat(wua.is(two, "IsInstalled")).isFalse();
    }

    /** The next test has the same host: nothing of this one may go on. */
    @AfterEach
    void nobodyIsLeftAtWork() {
        wua.sections("update:").forEach(update -> wua.set(update, "Hold", "0"));
        await().atMost(LONG).until(this::nobodyAtWork);
    }

    private boolean nobodyAtWork() throws Exception {
        if (Files.notExists(folder.resolve("worker").resolve("lock"))) {
            return true;
        }
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("worker").resolve("lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }

    @Test
    void licenceTermsAreAcceptedOnlyWhenSomebodySaysSo() {
        UpdateId terms = wua.offer("With terms", "EulaAccepted", "0", "Eula", "…");
        UpdateId none = wua.offer("Without");

        assertThat(known(windowsUpdate.download(List.of(terms), NOBODY, LONG)))
                .containsExactly(new UpdateResult(terms, ResultCode.FAILED, Hresult.WU_E_EULAS_DECLINED, false));
        assertThat(wua.is(terms, "EulaAccepted")).isFalse();

        assertThat(known(windowsUpdate.acceptEulas(List.of(terms, none), LONG))).containsExactly(terms);
        assertThat(wua.is(terms, "EulaAccepted")).isTrue();
        assertThat(known(windowsUpdate.download(List.of(terms), NOBODY, LONG)))
                .containsExactly(new UpdateResult(terms, ResultCode.SUCCEEDED, null, false));
    }

    @Test
    void theHistoryTellsWhoInstalledWhat() {
        UpdateId ours = wua.offer("Ours", "IsDownloaded", "1");
        wua.set(
                "history:1",
                "UpdateID",
                "33333333-3333-4333-8333-333333333333",
                "Title",
                "Theirs",
                "Client",
                "wuauclt",
                "ResultCode",
                "4",
                "Hr",
                "0x80070643");
        known(windowsUpdate.install(List.of(ours), NOBODY, LONG));

        var history = known(windowsUpdate.history(10, LONG));

        assertThat(history).hasSize(2);
        assertThat(history.get(0).update()).isEqualTo(ours);
        assertThat(history.get(0).client()).isEqualTo("Mainstay");
        assertThat(history.get(1).client()).isEqualTo("wuauclt");
        assertThat(history.get(1).result()).isEqualTo(ResultCode.FAILED);
        assertThat(history.get(1).hresult()).isEqualTo(new Hresult(0x80070643));
        assertThat(known(windowsUpdate.history(1, LONG))).hasSize(1);
    }

    @Test
    void nothingIsLeftInTheFolderButTheWorkersOwnFiles() throws Exception {
        for (int calls = 0; calls < 3; calls++) {
            known(windowsUpdate.history(1, LONG));
        }

        try (var files = Files.list(folder.resolve("worker"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("jna", "lock", "errors.log");
        }
        // Each worker removes what the one before it had to leave: a library that is loaded cannot be deleted.
        try (var libraries = Files.list(folder.resolve("worker").resolve("jna"))) {
            assertThat(libraries.filter(file -> file.toString().endsWith(".dll")))
                    .hasSize(1);
        }
    }
}
