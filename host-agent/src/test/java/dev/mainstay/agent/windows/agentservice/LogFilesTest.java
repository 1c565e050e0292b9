package dev.mainstay.agent.windows.agentservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    @TempDir
    Path folder;

    @Test
    void aFullFileMakesRoomAndTheOldestGoes() throws Exception {
        try (LogFiles log = new LogFiles(folder, 30, 3)) {
            for (int i = 1; i <= 9; i++) {
                log.accept("line " + i + " €"); // 12 bytes with the end of line: two fit.
            }
        }

        assertThat(Files.readString(folder.resolve("agent.log"))).isEqualTo("line 9 €\r\n");
        assertThat(Files.readString(folder.resolve("agent.1.log"))).isEqualTo("line 7 €\r\nline 8 €\r\n");
        assertThat(Files.readString(folder.resolve("agent.2.log"))).isEqualTo("line 5 €\r\nline 6 €\r\n");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void theNextProcessGoesOnInTheSameFile() throws Exception {
        try (LogFiles log = new LogFiles(folder, 1000, 3)) {
            log.accept("one");
        }
        try (LogFiles log = new LogFiles(folder, 1000, 3)) {
            log.accept("two");
        }

        assertThat(Files.readString(folder.resolve("agent.log"))).isEqualTo("one\r\ntwo\r\n");
    }

    @Test
    void aFileThatCannotBeWrittenCostsLinesOnly() throws Exception {
        try (LogFiles log = new LogFiles(folder, 8, 2)) {
            log.accept("one");
            Files.createDirectory(folder.resolve("agent.1.log")); // What is full can no longer be moved away.
            Files.createFile(folder.resolve("agent.1.log").resolve("in the way"));
            log.accept("two is longer");
            Files.delete(folder.resolve("agent.1.log").resolve("in the way"));
            log.accept("three");
        }

        assertThat(Files.readString(folder.resolve("agent.log"))).isEqualTo("three\r\n");
        assertThat(Files.readString(folder.resolve("agent.1.log"))).isEqualTo("one\r\n");
    }

    @Test
    void whatIsPrintedIsLoggedLineByLine() {
        List<String> lines = new ArrayList<>();
        PrintStream out = new PrintStream(new Lines(lines::add), true, StandardCharsets.UTF_8);

        out.print("grü");
        out.println("ße");
        out.print("a\r\nb");

        assertThat(lines).containsExactly("grüße", "a");
    }
}
