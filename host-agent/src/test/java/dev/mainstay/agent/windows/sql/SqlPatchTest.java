package dev.mainstay.agent.windows.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Packages.Installed;
import dev.mainstay.agent.platform.Version;
import dev.mainstay.agent.windows.FakePrograms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlPatchTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Version SQL_2012 = new Version(11, 0, 6020, 0);
    private final FakePrograms programs = new FakePrograms();

    @TempDir
    Path programFiles;

    private Answer<Installed> install(String instance, Version version) {
        return new SqlPatch(programs, programFiles, Clock.fixed(NOW, ZoneOffset.UTC))
                .install(programFiles.resolve("SQLServer2012-KB4018073-x64.exe"), instance, version, HOUR);
    }

    private void summary(String folder, String text, Instant written) throws Exception {
        Path log = Files.createDirectories(
                programFiles.resolve("Microsoft SQL Server").resolve(folder).resolve("Setup Bootstrap/Log"));
        Path file = Files.write(log.resolve("Summary.txt"), text.getBytes(StandardCharsets.UTF_16LE));
        Files.setLastModifiedTime(file, FileTime.from(written));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            11.0.6020.0  | /quiet /IAcceptSQLServerLicenseTerms /Action=Patch /InstanceName=RTCLOCAL
            10.50.1600.1 | /quiet /IAcceptSQLServerLicenseTerms /Action=Patch /InstanceName=RTCLOCAL
            10.0.5500.0  | /quiet /Action=Patch /InstanceName=RTCLOCAL
            """)
    void theSwitchesAreTheDocumentedOnes(String version, String switches) {
        install("RTCLOCAL", Version.ofSqlServer(version).orElseThrow());

        assertThat(String.join(" ", programs.commands.get(0).arguments())).isEqualTo(switches);
    }

    @ParameterizedTest
    @CsvSource({
        "11.3.6020.0, true",
        "11.0.2100.60, true",
        "12.2.5000.0, true",
        "10.53.6000.34, true",
        "10.50.1600.1, true",
        "10.4.6000.29, false",
        "15.0.4430, true",
    })
    void sqlServer2008DoesNotKnowTheLicenceSwitch(String registry, boolean licenceSwitch) {
        assertThat(SqlPatch.arguments("RTCLOCAL", Version.ofSqlServer(registry).orElseThrow())
                        .contains("/IAcceptSQLServerLicenseTerms"))
                .isEqualTo(licenceSwitch);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "3010, true"})
    void zeroAnd3010AreSuccess(int code, boolean restart) throws Exception {
        programs.ending(code, "");
        summary("110", "Overall summary:\r\n  Final result:                  Passed\r\n", NOW);

        assertThat(install("RTCLOCAL", SQL_2012)).isEqualTo(Answer.of(new Installed(restart, "Passed")));
    }

    @Test
    void anyOtherCodeIsAFailureWithWhatSetupSays() throws Exception {
        programs.ending(-2068643839, "");
        summary("110", """
                Overall summary:
                  Final result:                  The patch installer has failed to update the following instance: RTCLOCAL.
                  Exit code (Decimal):           -2068643839
                  Exit message:                  No features were updated during the setup execution.
                """, NOW);

        var failure = install("RTCLOCAL", SQL_2012).whyNot().orElseThrow();

        assertThat(failure.hresult()).hasToString("0x84B30001");
        assertThat(failure.message()).contains("-2068643839", "No features were updated");
    }

    @Test
    void aWindowsErrorBecomesItsHresult() {
        programs.ending(1603, "");

        assertThat(install("RTCLOCAL", SQL_2012).whyNot().orElseThrow().hresult())
                .hasToString("0x80070643");
    }

    @Test
    void aSummaryFromAnEarlierRunSaysNothingOfThisOne() throws Exception {
        programs.ending(1603, "");
        summary("110", "Overall summary:\n  Final result: Passed\n", NOW.minus(HOUR));

        assertThat(install("RTCLOCAL", SQL_2012).whyNot().orElseThrow().message())
                .contains("Summary.txt says nothing of it");
    }

    @Test
    void aPatchThatIsNotDoneInTimeIsAFailure() {
        programs.hanging();

        assertThat(install("RTCLOCAL", SQL_2012).whyNot()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RTC LOCAL", "RTC/Action=Uninstall", "RTC\"", "A234567890123456X", "1RTC"})
    void whatIsNoInstanceNameIsNeverPassedOn(String instance) {
        assertThat(install(instance, SQL_2012).whyNot()).isPresent();
        assertThat(programs.commands).isEmpty();
    }
}
