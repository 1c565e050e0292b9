package dev.mainstay.agent.windows.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.platform.Packages.Installed;
import dev.mainstay.agent.windows.FakePace;
import dev.mainstay.agent.windows.FakePrograms;
import dev.mainstay.agent.windows.FakeServices;
import dev.mainstay.agent.windows.programs.Programs.Exit;
import dev.mainstay.agent.windows.services.Services.State;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LyncUpdateTest {

    private static final Path INSTALLER = Path.of("/packages/abc/LyncServerUpdateInstaller.exe");
    private final FakeServices services =
            new FakeServices().add("W3SVC", "World Wide Web Publishing Service", State.RUNNING, StartType.AUTOMATIC);
    private final FakePrograms programs = new FakePrograms();

    private Answer<Installed> install() {
        return new LyncUpdate(programs, services, new FakePace()).install(INSTALLER, Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "3010, true"})
    void theWebServerStandsStillWhileTheInstallerRunsInItsOwnFolder(int code, boolean restart) {
        programs.answering(command -> {
            assertThat(services.get("W3SVC").stopped()).isTrue();
            return Answer.of(new Exit(code, ""));
        });

        assertThat(install()).isEqualTo(Answer.of(new Installed(restart, "")));
        assertThat(services.get("W3SVC").running()).isTrue();
        assertThat(programs.commands.get(0).arguments()).containsExactly("/silentmode");
        assertThat(programs.commands.get(0).folder().endsWith("packages/abc")).isTrue();
    }

    @Test
    void afterAFailureTheWebServerRunsAgain() {
        programs.ending(1603, "");

        assertThat(install().whyNot().orElseThrow().hresult()).hasToString("0x80070643");
        assertThat(services.get("W3SVC").running()).isTrue();
    }

    @Test
    void aWebServerThatDoesNotStopKeepsTheInstallerFromRunning() {
        services.slow("W3SVC", Integer.MAX_VALUE);

        assertThat(install().whyNot()).isPresent();
        assertThat(programs.commands).isEmpty();
    }

    @Test
    void aWebServerThatDidNotRunIsNotStarted() {
        services.stop("W3SVC");
        services.calls.clear();

        assertThat(install().known()).isPresent();
        assertThat(services.calls).isEmpty();
    }
}
