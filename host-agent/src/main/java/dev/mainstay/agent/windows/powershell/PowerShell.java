package dev.mainstay.agent.windows.powershell;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.windows.programs.Programs;
import dev.mainstay.agent.windows.programs.Programs.Command;
import dev.mainstay.agent.windows.programs.Programs.Exit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Windows PowerShell, 2.0 and later. A script tells what it found in lines {@code mainstay:name=value}; only {@code
 * mainstay:done=true} as one of them and exit code 0 make a success, because a {@code powershell.exe} that does nothing
 * also ends with 0.
 */
public final class PowerShell {

    private static final String MARK = "mainstay:";

    private final Programs programs;
    private final Path program;
    private final Path folder;

    /**
     * A PowerShell of this Windows.
     *
     * @param systemRoot {@code %SystemRoot%}
     */
    public PowerShell(Programs programs, Path systemRoot) {
        this.programs = programs;
        this.program = systemRoot
                .resolve("System32")
                .resolve("WindowsPowerShell")
                .resolve("v1.0")
                .resolve("powershell.exe");
        this.folder = systemRoot.resolve("System32");
    }

    /**
     * Runs a script to its end.
     *
     * @return what it told, by name; a failure when it says so, ends otherwise than with 0 or does not end in time
     */
    public Answer<Map<String, String>> run(Script script, Duration timeout, Parameter... parameters) {
        Map<String, String> environment =
                Stream.of(parameters).collect(Collectors.toMap(Parameter::name, Parameter::value));
        Answer<Exit> answer = programs.run(new Command(program, arguments(script), environment, folder), timeout);
        if (!(answer instanceof Answer.Known<Exit> exit)) {
            return Answer.failed(answer.whyNot().orElseThrow());
        }
        Map<String, String> told = told(exit.value().output());
        if (exit.value().code() == 0 && "true".equals(told.get("done"))) {
            return Answer.of(told);
        }
        String why = told.getOrDefault("error", "exit code " + exit.value().code() + ", no word of success");
        return Answer.failed(Failure.of(script + ": " + why));
    }

    /** RemoteSigned: the server's module has formatting files that a policy of Restricted, the default, does not load. */
    private static List<String> arguments(Script script) {
        return List.of(
                "-NoLogo",
                "-NoProfile",
                "-NonInteractive",
                "-ExecutionPolicy",
                "RemoteSigned",
                "-EncodedCommand",
                script.encoded());
    }

    static Map<String, String> told(String output) {
        Map<String, String> told = new LinkedHashMap<>();
        output.lines().map(String::strip).filter(line -> line.startsWith(MARK)).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                told.put(line.substring(MARK.length(), equals), line.substring(equals + 1));
            }
        });
        return told;
    }
}
