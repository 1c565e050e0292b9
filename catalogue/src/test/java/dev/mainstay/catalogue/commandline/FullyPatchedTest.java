package dev.mainstay.catalogue.commandline;

import static dev.mainstay.catalogue.source.security.CvrfText.fix;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.source.security.CvrfText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A server that has all there is comes clean. Documents and hosts are made up; KB numbers, builds and stacks are real. Each
 * document names a servicing stack of 2020, as MSRC's do, and none names a later one.
 *
 * <p>Windows Server 2012 R2 is assessed for the last day on which everybody got updates: later it cannot be patched any more
 * without Extended Security Updates, and ends with 1 whatever it has.
 */
class FullyPatchedTest {
    private final Locale before = Locale.getDefault();

    @TempDir
    Path home;

    @BeforeEach
    void importDocuments() throws IOException {
        Locale.setDefault(Locale.ENGLISH);
        Path documents = Files.createDirectories(home.resolve("documents"));
        write(
                documents,
                "2020-Jul",
                "2020-07-14",
                "Servicing Stack Update",
                "",
                List.of(
                        "Windows Server 2012 R2=4566425",
                        "Windows Server 2016=4565912",
                        "Windows Server 2019=4558997"));
        write(
                documents,
                "2022-Aug",
                "2022-08-09",
                "Security Update",
                "",
                List.of(
                        "Windows Server 2012 R2=5012170",
                        "Windows Server 2016=5012170",
                        "Windows Server 2019=5012170",
                        "Windows Server 2022=5012170"));
        write(
                documents,
                "2023-Oct",
                "2023-10-10",
                "Monthly Rollup",
                "6.3.9600.21620",
                List.of("Windows Server 2012 R2=5031419"));
        write(
                documents,
                "2026-Mar-A",
                "2026-03-10",
                "Security Update",
                "10.0.14393.8957",
                List.of("Windows Server 2016=5078938"));
        write(
                documents,
                "2026-Mar-B",
                "2026-03-10",
                "Security Update",
                "10.0.17763.8511",
                List.of("Windows Server 2019=5078752"));
        write(
                documents,
                "2026-Mar-C",
                "2026-03-10",
                "Security Update",
                "10.0.20348.4893",
                List.of("Windows Server 2022=5078766"));
        Commands commands = new Commands(home);
        assertThat(commands.run("catalogue", "import", documents.toString()))
                .as(commands.complained())
                .isEqualTo(ExitCode.NOTHING_MISSING);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest(name = "{0}, {6}")
    @CsvSource(delimiter = '|', textBlock = """
                    Windows Server 2012 R2 | 6.3.9600   | KB5031419 KB5030329 KB5012170 |      | 2023-10-10 | NOTHING_MISSING | the stack of the month before
                    Windows Server 2012 R2 | 6.3.9600   | KB5031419 KB5030329 KB5012170 |      | 2026-11-25 | MISSING         | nothing to install, and out of support
                    Windows Server 2012 R2 | 6.3.9600   | KB5031419 KB5012170           |      | 2023-10-10 | MISSING         | without any stack
                    Windows Server 2016    | 10.0.14393 | KB5078938 KB5050109 KB5012170 | 8957 | 2026-11-25 | NOTHING_MISSING | what documents name last, and a later stack
                    Windows Server 2016    | 10.0.14393 | KB5094122 KB5099999 KB5012170 |      | 2026-11-25 | NOTHING_MISSING | a later cumulative update, and a stack that no table knows
                    Windows Server 2019    | 10.0.17763 | KB5120238 KB5005112 KB5012170 | 9121 | 2026-11-25 | NOTHING_MISSING | what the tables name last
                    Windows Server 2019    | 10.0.17763 | KB5078752 KB5012170           |      | 2026-11-25 | NOTHING_MISSING | the stack came with the cumulative update
                    Windows Server 2022    | 10.0.20348 | KB5078766 KB5012170           | 4893 | 2026-11-25 | NOTHING_MISSING | what documents name last
                    Windows Server 2022    | 10.0.20348 | KB5999999 KB5012170           | 9999 | 2026-11-25 | NOTHING_MISSING | newer than all that is known
                    Windows Server 2022    | 10.0.20348 | KB5078766 KB5012170           | 4800 | 2026-11-25 | MISSING         | listed and not in force
                    """)
    void aServerThatHasAllThereIsHasNothingToInstall(
            String product, String version, String kbs, @Nullable Integer ubr, String day, ExitCode code, String why)
            throws IOException {
        Commands commands = new Commands(home);

        ExitCode exit = commands.run(
                "assess",
                "--as-of",
                day,
                Patched.export(home.resolve("patched.txt"), product, version, kbs)
                        .toString(),
                registry(version, ubr).toString());

        assertThat(exit)
                .as("%s: %s%n%s", why, commands.complained(), commands.said())
                .isEqualTo(code);
        boolean toInstall = why.startsWith("without") || why.startsWith("listed");
        assertThat(commands.said().contains("TO INSTALL")).as(commands.said()).isEqualTo(toInstall);
    }

    private Path registry(String version, @Nullable Integer ubr) throws IOException {
        String told = ubr == null ? "" : "\"UBR\"=dword:%08x\n".formatted(ubr);
        return Files.writeString(
                home.resolve("patched.reg"), """
                Windows Registry Editor Version 5.00

                [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName]
                "ComputerName"="PATCHED"

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]
                "CurrentBuildNumber"="%s"
                %s""".formatted(version.substring(version.lastIndexOf('.') + 1), told));
    }

    private static void write(Path folder, String id, String date, String kind, String build, List<String> fixes)
            throws IOException {
        CvrfText text = new CvrfText(id).date(date + "T07:00:00Z");
        int number = 1;
        for (String one : fixes) {
            String[] parts = one.split("=", -1);
            String product = Integer.toString(number++);
            List<String> fields =
                    new ArrayList<>(Arrays.asList("Description", parts[1], "ProductID", product, "SubType", kind));
            if (!build.isEmpty()) {
                fields.addAll(List.of("FixedBuild", build));
            }
            text.product(product, parts[0])
                    .vulnerability("CVE-2099-" + parts[1], fix("Vendor Fix", fields.toArray(String[]::new)));
        }
        Files.writeString(folder.resolve(id + ".xml"), text.text());
    }
}
