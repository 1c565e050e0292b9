package dev.mainstay.agent.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.life.Lifeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    Path folder;

    @Test
    void messagesComeOutInTheOrderTheyWentInAlsoFromAnotherProcess() throws IOException {
        Spool spool = spool(20);
        for (int i = 0; i < 12; i++) {
            spool.put("scan-" + i, false, new byte[] {(byte) i});
        }

        assertThat(drain(spool(20))).hasSize(12).startsWith("scan-0", "scan-1").endsWith("scan-11");
    }

    @Test
    void whenItIsFullTheOldestThatMayBeLostMakesRoom() throws IOException {
        Spool spool = spool(3);
        spool.put("verifies-a-job", true, "x".getBytes(UTF_8));
        for (int i = 0; i < 5; i++) {
            spool.put("scan-" + i, false, "x".getBytes(UTF_8));
        }

        assertThat(drain(spool)).containsExactly("verifies-a-job", "scan-3", "scan-4");
    }

    @Test
    void theSameMessageIsThereOnce() throws IOException {
        Spool spool = spool(3);
        spool.put("result", true, "first".getBytes(UTF_8));
        spool.put("result", true, "second".getBytes(UTF_8));

        assertThat(spool.first().orElseThrow().content()).isEqualTo("first".getBytes(UTF_8));
        assertThat(drain(spool)).containsExactly("result");
    }

    private Spool spool(int most) throws IOException {
        return new Spool(folder, most, new Lifeline(checkpoint -> {}));
    }

    private static List<String> drain(Spool spool) {
        List<String> names = new ArrayList<>();
        for (Optional<Spool.Message> next = spool.first(); next.isPresent(); next = spool.first()) {
            names.add(next.get().name());
            spool.remove(next.get());
        }
        return names;
    }
}
