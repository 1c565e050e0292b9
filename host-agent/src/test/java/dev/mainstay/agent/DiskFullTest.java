package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The disk is full at every write of a whole job, with half of what was to be written on it, and stays full for a while. The
 * agent ends and says why; the service manager starts it again, until there is space.
 */
class DiskFullTest {

    /** For how many writes in all. */
    private static final int FULL = 3;

    @TempDir
    Path folder;

    static Stream<Integer> points() throws Exception {
        return WholeJob.points(DiskFullTest::writes);
    }

    @ParameterizedTest(name = "full at point {0}")
    @MethodSource("points")
    void whereverTheDiskIsFullTheJobEndsRightOnceThereIsSpace(int point) throws Exception {
        try (Rig rig = WholeJob.rig(folder)) {
            // Given
            AtomicInteger count = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            rig.startedAgainAfter.add(AgentEnd.Cause.FOLDER_UNUSABLE);
            rig.checkpoints = checkpoint -> {
                if (writes(checkpoint) && count.incrementAndGet() >= point && refused.get() < FULL) {
                    refused.incrementAndGet();
                    throw full();
                }
            };

            // When
            rig.start().untilResult();
            await("point " + point + " is reached").until(() -> count.get() >= point);

            // Then
            WholeJob.assertRight(rig);
            assertThat(rig.ends.stream().filter(end -> end.cause() == AgentEnd.Cause.FOLDER_UNUSABLE))
                    .hasSize(refused.get())
                    .allSatisfy(end -> assertThat(end.message()).contains("No space left on device"));
            assertThat(rig.log.stream().filter(line -> line.contains("cause=FOLDER_UNUSABLE")))
                    .hasSize(refused.get());
        }
    }

    /** Taking something away needs no space. */
    private static boolean writes(String checkpoint) {
        return checkpoint.startsWith("before journal") || checkpoint.equals("before spool");
    }

    private UncheckedIOException full() {
        try {
            if (Files.exists(folder.resolve("journal"))) {
                Files.write(folder.resolve("journal"), new byte[] {0, 0, 1, 7, 42}, StandardOpenOption.APPEND);
            }
            for (String spool : new String[] {"scans", "results"}) {
                if (Files.isDirectory(folder.resolve(spool))) {
                    Files.write(folder.resolve(spool).resolve("000000000099-must-half.new"), new byte[] {31});
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new UncheckedIOException(new IOException("No space left on device"));
    }
}
