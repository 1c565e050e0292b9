package dev.mainstay.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
    @TempDir
    Path directory;

    @Test
    void whatAKilledUnpackingLeftIsRemovedAndWhatIsCompleteIsKept() throws Exception {
        Path half = Files.createDirectories(directory.resolve("unpacked/PG-half/lib"));
        Path complete = Files.createDirectories(directory.resolve("unpacked/PG-complete"));
        Files.createFile(complete.resolve(".exists"));

        Path given = PostgresBinaries.inTurn(directory, start -> start);

        assertThat(given).isEqualTo(directory.resolve("unpacked"));
        assertThat(half.getParent()).doesNotExist();
        assertThat(complete.resolve(".exists")).exists();
    }
}
