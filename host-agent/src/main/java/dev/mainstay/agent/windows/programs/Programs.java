package dev.mainstay.agent.windows.programs;

import dev.mainstay.agent.platform.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Programs of this host, run from here. No shell is in between, and nothing here comes from the centre but numbers and names.
 */
public interface Programs {

    /**
     * Runs a program to its end.
     *
     * @return its exit code and what it printed; {@link Answer.Failed} when it could not be started, or with {@code
     *     WU_E_TIMEOUT} when it was not done in time and was ended with all it had started. An interrupt leaves it running:
     *     an installer is never broken off because the agent has to end
     */
    Answer<Exit> run(Command command, Duration timeout);

    /**
     * What to run.
     *
     * @param program absolute path
     * @param environment set over that of the agent
     * @param folder the program's working folder
     */
    record Command(Path program, List<String> arguments, Map<String, String> environment, Path folder) {
        public Command {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * How it ended.
     *
     * @param code as the program gave it, 3010 as 3010
     * @param output both streams, read as UTF-8; the last 64 KiB
     */
    record Exit(int code, String output) {}
}
