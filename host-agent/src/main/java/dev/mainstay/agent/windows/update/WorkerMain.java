package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.json.JsonException;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.windows.update.WorkerOrder.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The worker: a JVM of its own for one call of the Windows Update Agent, so that a call that hangs or crashes takes nothing
 * with it. Reads one {@link WorkerOrder} from its standard input and writes {@link WorkerLine}s to its standard output. The
 * end of the input, which is also the agent's end, makes it finish what is in hand and begin nothing else.
 */
public final class WorkerMain {

    /** Ended by itself because its time was over. */
    static final int EXIT_OVERDUE = 3;

    private final WorkerOrder order;
    private final PrintStream out;
    private volatile boolean abort;

    private WorkerMain(WorkerOrder order, PrintStream out) {
        this.order = order;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err); // whatever a library prints is no line of ours
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String first = in.readLine();
        if (first == null) {
            throw new IOException("no order on the standard input");
        }
        WorkerMain worker = new WorkerMain(WorkerOrder.read(first), out);
        worker.daemon("agent", () -> worker.awaitEnd(in));
        worker.daemon("deadline", worker::endWhenOverdue);
        worker.run();
        Runtime.getRuntime().halt(0); // no thread of COM or of WUA is waited for
    }

    private void run() {
        try (FileChannel channel =
                        FileChannel.open(Path.of(order.lock()), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                // Of an agent that ended in the middle: its worker finishes what it had in hand.
                write(new WorkerLine.Failed(new Failure(
                        Hresult.WU_E_OPERATIONINPROGRESS, "another worker of this agent is still at work")));
                return;
            }
            write(new WorkerLine.Ended(work()));
        } catch (ComException e) {
            write(new WorkerLine.Failed(e.failure()));
        } catch (IOException | RuntimeException | LinkageError e) {
            write(new WorkerLine.Failed(Failure.of("the Windows Update worker: " + e)));
        }
    }

    private @Nullable Failure work() throws ComException {
        try (Com com = new Com();
                UpdateSession session = new UpdateSession(com, order.server())) {
            switch (order.call()) {
                case SEARCH -> {
                    if (order.state() == null) {
                        throw new JsonException("a search without a state");
                    }
                    return new Scan(session)
                            .of(order.state(), update -> write(new WorkerLine.Found(update)))
                            .orElse(null);
                }
                case DOWNLOAD -> work(session, UpdateWork.Kind.DOWNLOAD);
                case INSTALL -> work(session, UpdateWork.Kind.INSTALL);
                case UNINSTALL -> work(session, UpdateWork.Kind.UNINSTALL);
                case ACCEPT_EULAS ->
                    new Eulas(session)
                            .accept(order.updates())
                            .forEach(update -> write(new WorkerLine.Accepted(update)));
                case HISTORY ->
                    new History(session).read(order.most(), entry -> write(new WorkerLine.Remembered(entry)));
            }
            return null;
        }
    }

    private void work(UpdateSession session, UpdateWork.Kind kind) throws ComException {
        new UpdateWork(session, (percent, message) -> write(new WorkerLine.Progressed(percent, message)), () -> abort)
                .run(kind, order.updates())
                .forEach(result -> write(new WorkerLine.Fared(result)));
    }

    private void write(WorkerLine line) {
        byte[] bytes = WorkerLine.write(line);
        synchronized (out) {
            out.write(bytes, 0, bytes.length);
            out.write('\n');
            out.flush();
        }
    }

    private void awaitEnd(BufferedReader in) {
        try {
            while (in.readLine() != null) {
                // Nothing but the end means anything.
            }
        } catch (IOException e) {
            // The agent is gone: the same.
        }
        abort = true;
        if (order.call() == Call.SEARCH || order.call() == Call.HISTORY) {
            Runtime.getRuntime().halt(0);
        }
    }

    private void endWhenOverdue() {
        try {
            TimeUnit.SECONDS.sleep(order.seconds());
        } catch (InterruptedException e) {
            return;
        }
        Runtime.getRuntime().halt(EXIT_OVERDUE);
    }

    private void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
