package dev.mainstay.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    @TempDir
    Path folder;

    @Test
    void aLogNeverGrowsBeyondItsLimitWhileItsProcessKeepsItOpen() throws Exception {
        // Given
        LogFiles logs = new LogFiles(folder, 100, 2);
        Path log = folder.resolve("scanner-service.log");
        try (OutputStream process = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {

            // When: five times as much as is kept
            for (int line = 0; line < 15; line++) {
                process.write("line %02d %s\n".formatted(line, "x".repeat(100)).getBytes(StandardCharsets.UTF_8));
                logs.rotate();
            }
            process.write("the last line\n".getBytes(StandardCharsets.UTF_8));
        }

        // Then
        assertThat(log).hasContent("the last line\n");
        assertThat(folder.resolve("scanner-service.log.1")).content().startsWith("line 14");
        assertThat(folder.resolve("scanner-service.log.2")).content().startsWith("line 13");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void aShortLogAndOtherFilesAreLeftAlone() throws Exception {
        Files.writeString(folder.resolve("short.log"), "one line\n");
        Files.writeString(folder.resolve("other.txt"), "x".repeat(1000));

        new LogFiles(folder, 100, 2).rotate();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("short.log", "other.txt");
        }
    }
}
