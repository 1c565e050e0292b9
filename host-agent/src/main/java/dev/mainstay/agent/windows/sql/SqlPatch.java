package dev.mainstay.agent.windows.sql;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Packages.Installed;
import dev.mainstay.agent.platform.Version;
import dev.mainstay.agent.windows.programs.Programs;
import dev.mainstay.agent.windows.programs.Programs.Command;
import dev.mainstay.agent.windows.programs.Programs.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Run of a SQL Server patch package ("Install SQL Server servicing updates from the command prompt"). */
public final class SqlPatch {

    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z_#][A-Za-z0-9_#$]{0,15}");
    private static final int RESTART_NEEDED = 3010;
    /** SQL Server 2008 and 2008 R2 share the folder 100. */
    private static final int OLDEST = 100;
    /** File times are coarse, and the clock may have been set a little meanwhile. */
    private static final Duration SLACK = Duration.ofMinutes(2);

    private final Programs programs;
    private final Path programFiles;
    private final Clock clock;

    /**
     * A runner.
     *
     * @param programFiles {@code %ProgramFiles%}, below which Setup writes its logs
     */
    public SqlPatch(Programs programs, Path programFiles, Clock clock) {
        this.programs = programs;
        this.programFiles = programFiles;
        this.clock = clock;
    }

    /**
     * Patches one instance.
     *
     * @param program the checked package
     * @param version of the instance before the patch
     */
    public Answer<Installed> install(Path program, String instance, Version version, Duration timeout) {
        if (!INSTANCE.matcher(instance).matches()) {
            return Answer.failed(Failure.of("no name of a SQL Server instance"));
        }
        Instant began = clock.instant();
        Path folder = Objects.requireNonNull(program.toAbsolutePath().getParent());
        Command command = new Command(program, arguments(instance, version), Map.of(), folder);
        Answer<Exit> answer = programs.run(command, timeout);
        if (!(answer instanceof Answer.Known<Exit> exit)) {
            return Answer.failed(answer.whyNot().orElseThrow());
        }
        String summary = summary(version, began).map(SetupSummary::inShort).orElse("");
        int code = exit.value().code();
        if (code == 0 || code == RESTART_NEEDED) {
            return Answer.of(new Installed(code == RESTART_NEEDED, summary));
        }
        return Answer.failed(new Failure(hresult(code), failed(instance, code, summary)));
    }

    static List<String> arguments(String instance, Version version) {
        List<String> arguments = new ArrayList<>(List.of("/quiet"));
        if (knowsLicenceSwitch(version)) {
            arguments.add("/IAcceptSQLServerLicenseTerms");
        }
        arguments.add("/Action=Patch");
        arguments.add("/InstanceName=" + instance);
        return List.copyOf(arguments);
    }

    /** {@code /IAcceptSQLServerLicenseTerms}: SQL Server 2008 (10.0) ends with an error on it. */
    private static boolean knowsLicenceSwitch(Version version) {
        return version.major() > 10 || version.minor() >= 50;
    }

    private static String failed(String instance, int code, String summary) {
        return "the patch of SQL Server instance " + instance + " ended with " + code
                + (summary.isEmpty() ? "; Summary.txt says nothing of it" : "; Summary.txt: " + summary);
    }

    /** Setup ends with HRESULTs of its own or with Windows error codes, such as 1603. */
    private static Hresult hresult(int code) {
        return new Hresult(code < 0 ? code : 0x80070000 | (code & 0xFFFF));
    }

    /** Only a file written since the patch began speaks of it. */
    private Optional<SetupSummary> summary(Version version, Instant began) {
        int number = Math.max(OLDEST, version.major() * 10);
        Path file = programFiles
                .resolve("Microsoft SQL Server")
                .resolve(String.valueOf(number))
                .resolve("Setup Bootstrap")
                .resolve("Log")
                .resolve("Summary.txt");
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(began.minus(SLACK))) {
                return Optional.empty();
            }
            return SetupSummary.read(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
