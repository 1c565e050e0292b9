package dev.mainstay.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.embedded.EmbeddedBroker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line. What it does to a suite is RecoveryIT of the module local. */
class RecoveryMainTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                  | Which command? plan, mend or announce
            heal                                                | Which command? plan, mend or announce
            plan                                                | --lost is missing
            plan --lost everything                              | --lost is a list of scanner, patch, report, broker, not: everything
            plan --lost patch                                   | --to is missing
            plan --lost patch --to yesterday                    | --to is an instant such as 2026-11-30T10:00:00Z, not: yesterday
            plan --lost                                         | --lost has no value
            plan --lost report --sooner                         | Not understood: --sooner
            mend --lost report                                  | --settings is missing
            announce --settings none                            | announce needs --reason
            announce --settings none --reason x                 | The settings cannot be read: none
            """)
    void whatIsNotUnderstoodIsSaid(String line, String said) {
        assertThat(run(line.isEmpty() ? List.of() : List.of(line.split(" ", -1))))
                .isEqualTo(RecoveryMain.USAGE);
        assertThat(text(err)).startsWith("recovery: " + said).contains("Usage:");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void aPlanIsToldAndNothingIsAsked() {
        assertThat(run(List.of("plan", "--lost", "patch", "--to", "2026-11-30T10:00:00Z")))
                .isEqualTo(RecoveryMain.DONE);
        assertThat(text(out))
                .contains("patch    fences are raised above all that were handed out")
                .contains("broker   records are removed");
    }

    @Test
    void aSettingThatNothingReadsIsRefused() throws Exception {
        Path settings = Files.writeString(folder.resolve("settings"), "scanner.databse=jdbc:postgresql://x/y\n");

        assertThat(run(List.of("mend", "--lost", "report", "--settings", settings.toString())))
                .isEqualTo(RecoveryMain.USAGE);
        assertThat(text(err)).contains("Settings that nothing reads: scanner.databse");
    }

    @Test
    void aBrokerWithoutOurTopicsIsRefused() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            Path settings = Files.writeString(
                    folder.resolve("settings"), "kafka.bootstrap.servers=" + broker.bootstrapServers() + "\n");

            assertThat(run(List.of("mend", "--lost", "broker", "--settings", settings.toString())))
                    .isEqualTo(RecoveryMain.FAILED);
            assertThat(text(err).lines())
                    .singleElement()
                    .asString()
                    .contains("The broker lacks", "estate.hosts.v1", "make the topics first");
        }
    }

    private int run(List<String> args) {
        return RecoveryMain.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream said) {
        return said.toString(StandardCharsets.UTF_8);
    }
}
