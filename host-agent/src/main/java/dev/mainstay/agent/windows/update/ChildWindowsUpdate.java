package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.WindowsUpdate;
import dev.mainstay.agent.windows.update.WorkerOrder.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Windows Update Agent of this host, each call in a JVM of its own that is ended when the call takes too long. A worker
 * that crashes is a failed call. One call at a time.
 */
public final class ChildWindowsUpdate implements WindowsUpdate {

    private static final Progress NOBODY = (percent, message) -> {};

    private final Path folder;
    private final UpdateServer server;
    private final Duration grace;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /**
     * The adapter of this host.
     *
     * @param folder the agent's folder; the workers' own files are in {@code worker} in it
     * @param settings the keys beginning with {@code platform.}, without that: {@code update.server}, {@code
     *     update.scan-package}, {@code update.abort-grace}
     * @throws IllegalArgumentException when a value cannot be
     */
    public ChildWindowsUpdate(Path folder, Map<String, String> settings) {
        this.folder = folder.resolve("worker");
        this.server = UpdateServer.of(settings);
        this.grace = grace(settings.getOrDefault("update.abort-grace", "PT10M"));
    }

    private static Duration grace(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("platform.update.abort-grace is no ISO 8601 duration: " + text, e);
        }
    }

    @Override
    public Answer<Found> search(UpdateState state, Duration timeout) {
        return call(
                order(Call.SEARCH, state, List.of(), 0, timeout),
                NOBODY,
                timeout,
                lines -> new Found(only(lines, WorkerLine.Found.class, WorkerLine.Found::update), incomplete(lines)));
    }

    @Override
    public Answer<List<UpdateResult>> download(List<UpdateId> updates, Progress progress, Duration timeout) {
        return work(Call.DOWNLOAD, updates, progress, timeout);
    }

    @Override
    public Answer<List<UpdateResult>> install(List<UpdateId> updates, Progress progress, Duration timeout) {
        return work(Call.INSTALL, updates, progress, timeout);
    }

    @Override
    public Answer<List<UpdateResult>> uninstall(List<UpdateId> updates, Progress progress, Duration timeout) {
        return work(Call.UNINSTALL, updates, progress, timeout);
    }

    private Answer<List<UpdateResult>> work(Call call, List<UpdateId> updates, Progress progress, Duration timeout) {
        if (updates.isEmpty()) {
            return Answer.of(List.of());
        }
        return call(
                order(call, null, updates, 0, timeout),
                progress,
                timeout,
                lines -> only(lines, WorkerLine.Fared.class, WorkerLine.Fared::result));
    }

    @Override
    public Answer<List<UpdateId>> acceptEulas(List<UpdateId> updates, Duration timeout) {
        if (updates.isEmpty()) {
            return Answer.of(List.of());
        }
        return call(
                order(Call.ACCEPT_EULAS, null, updates, 0, timeout),
                NOBODY,
                timeout,
                lines -> only(lines, WorkerLine.Accepted.class, WorkerLine.Accepted::update));
    }

    @Override
    public Answer<List<HistoryEntry>> history(int most, Duration timeout) {
        return call(
                order(Call.HISTORY, null, List.of(), most, timeout),
                NOBODY,
                timeout,
                lines -> only(lines, WorkerLine.Remembered.class, WorkerLine.Remembered::entry));
    }

    private WorkerOrder order(
            Call call, @Nullable UpdateState state, List<UpdateId> updates, int most, Duration timeout) {
        long seconds = timeout.plus(grace).toSeconds() + 60;
        return new WorkerOrder(
                call,
                state,
                updates,
                most,
                server,
                (int) Math.min(seconds, Duration.ofDays(7).toSeconds()),
                folder.resolve("lock").toString());
    }

    private <T> Answer<T> call(
            WorkerOrder order, Progress progress, Duration timeout, Function<List<WorkerLine>, T> reading) {
        oneAtATime.lock();
        try {
            Files.createDirectories(folder.resolve("jna"));
            Answer<List<WorkerLine>> answer =
                    Worker.start(command(), folder.resolve("errors.log"), order).await(progress, timeout, grace);
            if (answer instanceof Answer.Known<List<WorkerLine>> known) {
                return Answer.of(reading.apply(known.value()));
            }
            return Answer.failed(answer.whyNot().orElseThrow());
        } catch (IOException e) {
            return Answer.failed(Failure.of("the Windows Update worker cannot be started: " + e.getMessage()));
        } finally {
            oneAtATime.unlock();
        }
    }

    /** The same Java and the same class path as this process, and little memory. */
    private List<String> command() {
        String java = System.getProperty("os.name").startsWith("Windows") ? "java.exe" : "java";
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", java).toString(),
                "-Xms8m",
                "-Xmx128m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                // Its native library is unpacked where only the agent may write, not into a temporary folder of all.
                "-Djna.tmpdir=" + folder.resolve("jna"),
                "-Djna.nosys=true",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName());
    }

    private static <L extends WorkerLine, T> List<T> only(
            List<WorkerLine> lines, Class<L> kind, Function<L, T> content) {
        return lines.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(content)
                .toList();
    }

    private static @Nullable Failure incomplete(List<WorkerLine> lines) {
        return lines.get(lines.size() - 1) instanceof WorkerLine.Ended ended ? ended.incomplete() : null;
    }
}
