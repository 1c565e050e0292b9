package dev.mainstay.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class PidFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenForAProcessTellsWhetherItRunsAndEndsIt() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        PidFile.of(folder.resolve("sleep.pid"), process.pid(), 9092).write();

        List<PidFile> read = PidFile.in(folder);

        assertThat(read).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("sleep");
            assertThat(file.port()).isEqualTo(9092);
            assertThat(file.alive()).isTrue();
        });
        read.get(0).end(false);
        assertThat(process.waitFor()).isNotZero();
        assertThat(read.get(0).alive()).isFalse();
    }

    @Test
    void aLaterProcessWithTheSameNumberIsNotEnded() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        PidFile file = new PidFile(folder.resolve("broker.pid"), stranger.pid(), "12345", 9092);

        file.end(true);

        assertThat(file.alive()).isFalse();
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "launcher 1 -", "12", "12 34", "-1 34 -"})
    void aFileThatTellsNoProcessIsNoProcess(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("launcher.pid"), content);

        assertThat(PidFile.read(file)).isEqualTo(new PidFile(file, 0, "", 0));
        assertThat(PidFile.read(file).alive()).isFalse();
    }

    @Test
    void whereNothingEverRanThereIsNone() {
        assertThat(PidFile.in(folder.resolve("run"))).isEmpty();
    }
}
