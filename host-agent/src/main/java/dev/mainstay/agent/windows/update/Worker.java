package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.json.JsonException;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One worker process, from its start to its end. */
final class Worker {

    private static final Duration KILL = Duration.ofSeconds(10);
    /** Stands for the end of the worker's output. */
    private static final String END = "";

    private final WorkerOrder order;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<WorkerLine> told = new ArrayList<>();

    private Worker(WorkerOrder order, Process process) {
        this.order = order;
        this.process = process;
    }

    /**
     * Starts a worker and gives it its order.
     *
     * @param errors file that receives what it prints to its standard error, begun anew
     */
    static Worker start(List<String> command, Path errors, WorkerOrder order) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(errors.toFile()))
                .start();
        Worker worker = new Worker(order, process);
        Thread reader = new Thread(worker::read, "windows-update-worker-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        OutputStream in = process.getOutputStream();
        in.write(order.line());
        in.write('\n');
        in.flush();
        return worker;
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                // Anything else is what a JVM prints when it crashes; its end follows.
                if (line.startsWith("{")) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            // As if it had ended there.
        }
        lines.add(END);
    }

    /**
     * Waits for the worker's end, no longer than the timeout. Work that would leave something half done when killed gets
     * the grace to finish what it has in hand.
     *
     * @return what it told, the {@link WorkerLine.Ended} last
     */
    Answer<List<WorkerLine>> await(Progress progress, Duration timeout, Duration grace) {
        try {
            Answer<List<WorkerLine>> answer = awaitEnd(progress, timeout);
            if (answer == null && !order.call().harmlessToEnd()) {
                askToStop();
                answer = awaitEnd(progress, grace);
            }
            if (answer != null) {
                return answer;
            }
            kill();
            return Answer.failed(new Failure(
                    Hresult.WU_E_TIMEOUT, order.call() + " did not end within " + timeout + "; its process was ended"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (order.call().harmlessToEnd()) {
                process.destroyForcibly();
            } else {
                askToStop(); // and let it finish what it has in hand: the journal asks the host afterwards
            }
            return Answer.failed(new Failure(Hresult.WU_E_CALL_CANCELLED, order.call() + " was cancelled"));
        }
    }

    /** Null when the time was over first. */
    private @Nullable Answer<List<WorkerLine>> awaitEnd(Progress progress, Duration timeout)
            throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            String text = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (text == null) {
                return null;
            }
            if (text.equals(END)) {
                return Answer.failed(ownEnd());
            }
            WorkerLine line;
            try {
                line = WorkerLine.read(text);
            } catch (JsonException e) {
                kill();
                return Answer.failed(Failure.of("the Windows Update worker said what is no line: " + e.getMessage()));
            }
            if (line instanceof WorkerLine.Progressed progressed) {
                progress.at(progressed.percent(), progressed.message());
            } else if (line instanceof WorkerLine.Failed failed) {
                process.waitFor(KILL.toMillis(), TimeUnit.MILLISECONDS);
                return Answer.failed(failed.failure());
            } else {
                told.add(line);
            }
            if (line instanceof WorkerLine.Ended) {
                process.waitFor(KILL.toMillis(), TimeUnit.MILLISECONDS);
                return Answer.of(told);
            }
        }
    }

    /** It went without saying how it ended: a crash, or somebody ended it. */
    private Failure ownEnd() throws InterruptedException {
        if (!process.waitFor(KILL.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
        return Failure.of(String.format(
                "the Windows Update worker ended in the middle of %s with exit code 0x%08X",
                order.call(), process.exitValue()));
    }

    private void askToStop() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(KILL.toMillis(), TimeUnit.MILLISECONDS);
    }
}
