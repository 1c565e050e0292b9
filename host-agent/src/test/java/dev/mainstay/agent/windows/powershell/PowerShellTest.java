package dev.mainstay.agent.windows.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.windows.FakePrograms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PowerShellTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private final FakePrograms programs = new FakePrograms();
    private final PowerShell powerShell = new PowerShell(programs, Path.of("/windows"));

    @Test
    void aScriptRunsAsItIsWithItsParametersInTheEnvironment() {
        programs.ending(0, "noise\r\nmainstay:state=Ready\r\nmainstay:done=true\r\n");

        Answer<Map<String, String>> told = powerShell.run(
                Script.FAIL_OVER,
                TIMEOUT,
                Parameter.host("fe01.lync.example"),
                Parameter.seconds(Duration.ofMinutes(2)),
                Parameter.module(Parameter.Module.LYNC));

        assertThat(told.known().orElseThrow()).containsEntry("state", "Ready");
        var command = programs.commands.get(0);
        assertThat(command.program()).isEqualTo(Path.of("/windows/System32/WindowsPowerShell/v1.0/powershell.exe"));
        assertThat(command.arguments()).startsWith("-NoLogo", "-NoProfile", "-NonInteractive");
        assertThat(command.environment())
                .containsOnly(
                        Map.entry("MAINSTAY_HOST", "fe01.lync.example"),
                        Map.entry("MAINSTAY_SECONDS", "120"),
                        Map.entry("MAINSTAY_MODULE", "Lync"));
        assertThat(FakePrograms.script(command))
                .contains("Invoke-CsComputerFailOver -ComputerName $env:MAINSTAY_HOST")
                .doesNotContain("fe01");
    }

    @Test
    void exitCode0WithoutAWordOfSuccessIsNone() {
        programs.ending(0, "");

        assertThat(powerShell
                        .run(Script.START_SERVICES, TIMEOUT)
                        .whyNot()
                        .orElseThrow()
                        .message())
                .contains("no word of success");
    }

    @Test
    void whatTheScriptSaysOfItsErrorIsPassedOn() {
        programs.ending(1, "mainstay:error=The term 'Stop-CsWindowsService' is not recognized\r\n");

        assertThat(powerShell
                        .run(Script.STOP_GRACEFULLY, TIMEOUT)
                        .whyNot()
                        .orElseThrow()
                        .message())
                .isEqualTo("STOP_GRACEFULLY: The term 'Stop-CsWindowsService' is not recognized");
    }

    @Test
    void anErrorAfterAWordOfSuccessIsAnError() {
        programs.ending(1, "mainstay:done=true\r\nmainstay:error=afterwards\r\n");

        assertThat(powerShell.run(Script.FAIL_BACK, TIMEOUT).known()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyScriptIsThereAndFitsIntoACommandLine(Script script) {
        programs.ending(0, "mainstay:done=true");
        powerShell.run(script, TIMEOUT);

        assertThat(script.encoded()).hasSizeLessThan(Script.MOST_ENCODED);
        String text = FakePrograms.script(programs.commands.get(0));
        assertThat(text).startsWith("# Before every script.").contains("Tell 'done' 'true'");
        // PowerShell 2.0, which Windows Server 2008 R2 has, knows none of these.
        assertThat(text).doesNotContain("ConvertTo-Json", "[ordered]", "Get-CimInstance", "$PSItem", "::new(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-Force", "fe01;whoami", "fe01 fe02", "fe01$(x)", "fe01\n", "fe01-"})
    void whatIsNoHostNameIsRefused(String name) {
        assertThatThrownBy(() -> Parameter.host(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
