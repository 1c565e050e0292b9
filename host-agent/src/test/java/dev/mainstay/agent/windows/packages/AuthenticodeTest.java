package dev.mainstay.agent.windows.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.agent.platform.Failure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WinVerifyTrust on the java.exe that runs this test, which its maker signed. */
@Tag("windows")
class AuthenticodeTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java.exe");

    @TempDir
    Path folder;

    @Test
    void aProgramOfAnotherMakerIsRefusedByTheNameOfItsMaker() {
        Optional<Failure> refusal = new Authenticode().refusal(JAVA);

        assertThat(refusal.orElseThrow().message()).contains("not by Microsoft Corporation");
        String maker = refusal.orElseThrow().message().replaceAll(".* is signed by (.*), not by .*", "$1");
        assertThat(new Authenticode(maker).refusal(JAVA)).isEmpty();
    }

    @Test
    void aProgramThatWasChangedIsRefused() throws Exception {
        byte[] program = Files.readAllBytes(JAVA);
        program[program.length / 2] ^= 1;
        Path changed = Files.write(folder.resolve("java.exe"), program);

        assertThat(new Authenticode("whoever").refusal(changed).orElseThrow().hresult())
                .isNotNull();
    }

    @Test
    void aFileWithoutASignatureIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("plain.exe"), new byte[1000]);

        assertThat(new Authenticode().refusal(file).orElseThrow().hresult()).isNotNull();
    }

    @Test
    void aFileThatIsHeldCanBeReadAndNothingElse() throws Exception {
        Path file = Files.write(folder.resolve("held.exe"), new byte[10]);

        Closeable held = new WindowsFileHold().hold(file);
        try {
            assertThat(Files.readAllBytes(file)).hasSize(10);
            assertThatThrownBy(() -> Files.write(file, new byte[1])).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> Files.delete(file)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> Files.move(file, folder.resolve("moved.exe")))
                    .isInstanceOf(IOException.class);
        } finally {
            held.close();
        }
        Files.delete(file);
    }
}
