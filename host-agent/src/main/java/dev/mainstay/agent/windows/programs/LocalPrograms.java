package dev.mainstay.agent.windows.programs;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Child processes of the agent. */
public final class LocalPrograms implements Programs {

    private static final Duration TO_END = Duration.ofSeconds(10);

    @Override
    public Answer<Exit> run(Command command, Duration timeout) {
        Process process;
        try {
            process = start(command);
        } catch (IOException e) {
            return Answer.failed(Failure.of("cannot start " + command.program().getFileName() + ": " + e.getMessage()));
        }
        Output output = Output.of(process);
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                return Answer.failed(new Failure(
                        Hresult.WU_E_TIMEOUT, command.program().getFileName() + " was not done within " + timeout));
            }
            return Answer.of(new Exit(process.exitValue(), output.text(TO_END)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failed(Failure.of("interrupted; " + command.program().getFileName() + " goes on"));
        }
    }

    private static Process start(Command command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(command.program().toString()), command.arguments().stream())
                                .toList())
                .directory(command.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        process.getOutputStream().close(); // Whoever asks for input gets none.
        return process;
    }

    /** The children first: a setup program leaves its work to others. */
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS);
    }
}
