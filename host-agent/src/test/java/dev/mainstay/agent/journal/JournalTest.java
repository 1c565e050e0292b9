package dev.mainstay.agent.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.life.Lifeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path folder;

    private final Lifeline life = new Lifeline(checkpoint -> {});

    @Test
    void aTornRecordIsCutOffAndTheNextOneFollowsTheLastWhole() throws IOException {
        Path file = folder.resolve("journal");
        append(file, "one", "two");
        Files.write(file, new byte[] {0, 0, 0, 9, 1, 2}, StandardOpenOption.APPEND);

        append(file, "three");

        assertThat(read(file)).containsExactly("one", "two", "three");
    }

    @Test
    void compactionLeavesOneRecordAndTakesMore() throws IOException {
        Path file = folder.resolve("journal");
        try (Journal journal = Journal.open(file, life)) {
            journal.append("one".getBytes(UTF_8));
            journal.append("two".getBytes(UTF_8));
            journal.replaceBy("end".getBytes(UTF_8));
            journal.append("next".getBytes(UTF_8));
        }

        assertThat(read(file)).containsExactly("end", "next");
    }

    @Test
    void anInterruptedThreadStillWrites() throws IOException {
        Path file = folder.resolve("journal");
        Thread.currentThread().interrupt();
        append(file, "one");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(read(file)).containsExactly("one");
    }

    private void append(Path file, String... records) throws IOException {
        try (Journal journal = Journal.open(file, life)) {
            for (String record : records) {
                journal.append(record.getBytes(UTF_8));
            }
        }
    }

    private List<String> read(Path file) throws IOException {
        try (Journal journal = Journal.open(file, life)) {
            return journal.recovered().stream()
                    .map(bytes -> new String(bytes, UTF_8))
                    .toList();
        }
    }
}
