package dev.mainstay.agent.windows.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.windows.programs.Programs.Command;
import dev.mainstay.agent.windows.programs.Programs.Exit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test runs this JVM's own java, so that it runs wherever the tests do. */
class LocalProgramsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Command java(Class<?> main, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        all.addAll(Stream.of(arguments).toList());
        String java = System.getProperty("os.name").startsWith("Windows") ? "java.exe" : "java";
        return new Command(Path.of(System.getProperty("java.home"), "bin", java), all, Map.of("TOLD", "grüße"), folder);
    }

    /** Prints what it was given, then more than anybody wants to keep, and ends with 77. */
    static final class Talks {
        public static void main(String[] arguments) throws Exception {
            String line = System.getenv("TOLD") + " " + String.join("|", arguments) + " " + System.in.read() + " "
                    + Path.of("").toAbsolutePath().getFileName();
            System.out.write(line.getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            if (arguments.length == 0) {
                System.err.write(new byte[200_000]);
                System.err.write("the end".getBytes(StandardCharsets.UTF_8));
            }
            System.exit(77);
        }
    }

    /** Starts another one that sleeps, says its number and sleeps. */
    static final class Sleeps {
        public static void main(String[] arguments) throws Exception {
            if (arguments.length == 1) {
                Process started = new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Sleeps.class.getName())
                        .start();
                Files.writeString(Path.of(arguments[0] + ".new"), String.valueOf(started.pid()));
                Files.move(Path.of(arguments[0] + ".new"), Path.of(arguments[0]));
            }
            Thread.currentThread().join();
        }
    }

    @Test
    void aProgramGetsItsArgumentsAsTheyAreAndNoInputAndIsReadAsUtf8() {
        Exit exit = new LocalPrograms()
                .run(java(Talks.class, "a b", "&whoami", "100%"), LONG)
                .known()
                .orElseThrow();

        assertThat(exit).isEqualTo(new Exit(77, "grüße a b|&whoami|100% -1 " + folder.getFileName()));
    }

    @Test
    void onlyTheEndOfALongOutputIsKept() {
        Exit exit = new LocalPrograms().run(java(Talks.class), LONG).known().orElseThrow();

        assertThat(exit.output()).endsWith("the end").hasSize(64 * 1024);
    }

    @Test
    void aProgramThatIsNotDoneInTimeIsEndedWithAllItStarted() throws Exception {
        Path child = folder.resolve("child");

        Answer<Exit> answer = new LocalPrograms().run(java(Sleeps.class, child.toString()), Duration.ofSeconds(5));

        assertThat(answer.whyNot().orElseThrow().hresult()).isEqualTo(Hresult.WU_E_TIMEOUT);
        long pid = Long.parseLong(Files.readString(child));
        // A process that has ended and that nobody asked for its end yet has no command any more.
        await().until(() -> ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isEmpty());
    }

    @Test
    void aProgramThatIsNotThereIsAFailure() {
        Command command = new Command(folder.resolve("none.exe"), List.of(), Map.of(), folder);

        assertThat(new LocalPrograms().run(command, LONG).whyNot().orElseThrow().message())
                .contains("none.exe");
    }
}
