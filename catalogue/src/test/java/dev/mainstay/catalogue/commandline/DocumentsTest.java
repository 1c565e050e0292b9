package dev.mainstay.catalogue.commandline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.assessment.HostAssessor;
import dev.mainstay.catalogue.assessment.Role;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.host.HostExports;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.index.CatalogueFile;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.windows.WindowsProduct;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Assessments of real machines with the real documents of the Microsoft Security Response Center, which may not be part of
 * the project. So it is not part of the usual tests; docs/assess.md tells how to run it. The expected texts hold for the 107
 * documents of April 2016 to March 2026.
 */
@Tag("documents")
class DocumentsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final Locale BEFORE = Locale.getDefault();

    @TempDir
    static Path home;

    @SuppressWarnings("NullAway.Init") // set before all
    private static Catalogue catalogue;

    @BeforeAll
    static void importDocuments() throws IOException {
        Locale.setDefault(Locale.ENGLISH);
        Commands commands = new Commands(home);
        assertThat(commands.run(
                        "catalogue", "import", folder("mainstay.documents").toString()))
                .as(commands.complained())
                .isEqualTo(ExitCode.NOTHING_MISSING);
        try (Stream<Path> files = Files.walk(home)) {
            Path file = files.filter(path -> path.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
            catalogue = CatalogueFile.read(file);
        }
    }

    @AfterAll
    static void speakAsBefore() {
        Locale.setDefault(BEFORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "srv_2008r2_sp1_x64_standard_en-us_systeminfo.txt",
                "srv_2012r2_x64_standard_ru_systeminfo.txt",
                "srv_2016_1607_datacenter_en-us_systeminfo.txt",
                "srv_2019_rtm_datacenter_en-us_systeminfo.txt",
                "srv_2022_systeminfo.txt"
            })
    void assessmentReadByEye(String name) throws IOException {
        assertAssessment(
                name,
                requireNonNull(HostExports.class.getResource("systeminfo/" + name))
                        .getPath());
    }

    @ParameterizedTest
    @ValueSource(strings = "fe01.reg")
    void assessmentOfAFrontEndReadByEye(String name) throws IOException {
        assertAssessment(name, requireNonNull(getClass().getResource(name)).getPath());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void noUpdateToInstallIsContainedInAnother(Path export) throws IOException {
        for (HostFacts host : HostExports.read(
                        List.of(ExportedFile.of(export.getFileName().toString(), Files.readAllBytes(export))))
                .hosts()) {
            List<String> kbs = new HostAssessor(catalogue)
                    .assess(host, Role.UNKNOWN, DAY).stream()
                            .filter(finding -> finding.state() == FindingState.MISSING)
                            .map(HostFinding::kb)
                            .filter(Objects::nonNull)
                            .toList();
            assertThat(kbs).doesNotHaveDuplicates();
            for (SupersedenceGraph graph : graphs(requireNonNull(host.windows()))) {
                for (String kb : kbs) {
                    assertThat(kbs).noneMatch(other -> graph.supersedes(kb, other));
                }
            }
        }
    }

    /** KB4507469 is of July 2019, KB4551853 of May 2020: later revisions put them into documents of before. */
    @Test
    void onAnEarlierDayNothingOfLaterIsToInstall() {
        Commands commands = new Commands(home);
        commands.run(
                "assess",
                "--as-of",
                "2019-06-30",
                requireNonNull(HostExports.class.getResource("systeminfo/srv_2019_rtm_datacenter_en-us_systeminfo.txt"))
                        .getPath());

        assertThat(commands.said()).contains("KB4503327  install").doesNotContain("KB4507469", "KB4551853");
    }

    /** 2012 R2 on the last day of its support, the others after the last document. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    Windows Server 2012 R2 | 6.3.9600   | KB5031419 KB5030329 KB5012170 | 2023-10-10
                    Windows Server 2016    | 10.0.14393 | KB5078938 KB5094141 KB5012170 | 2026-11-25
                    Windows Server 2019    | 10.0.17763 | KB5078752 KB5012170           | 2026-11-25
                    Windows Server 2022    | 10.0.20348 | KB5078766                     | 2026-11-25
                    """)
    void aServerThatHasAllThereIsHasNothingToInstall(String product, String version, String kbs, String day)
            throws IOException {
        Path export = Patched.export(Files.createTempFile(home, "patched", ".txt"), product, version, kbs);
        Commands commands = new Commands(home);

        ExitCode exit = commands.run("assess", "--as-of", day, export.toString());

        assertThat(commands.said()).contains("Nothing to install.").doesNotContain("TO INSTALL");
        assertThat(exit).isEqualTo(ExitCode.NOTHING_MISSING);
    }

    static Stream<Path> servers() throws IOException {
        try (Stream<Path> files = Files.list(folder("mainstay.exports"))) {
            return files
                    .filter(file -> file.getFileName().toString().matches("srv_.*_systeminfo\\.txt"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** Of every product that is this Windows or runs on it, put together here without the assessor. */
    private static List<SupersedenceGraph> graphs(HostFacts.Windows windows) {
        return WindowsProduct.of(windows).stream()
                .flatMap(product -> catalogue.products().stream().filter(product::covers))
                .map(name -> SupersedenceGraph.of(catalogue, List.of(name)))
                .toList();
    }

    private static void assertAssessment(String name, String export) throws IOException {
        Commands commands = new Commands(home);
        commands.run("assess", "--as-of", DAY.toString(), export);
        Path told = Files.createDirectories(Path.of("target", "documents")).resolve(name + ".golden");
        Files.writeString(told, commands.said());

        String expected = "documents/" + name + ".golden";
        try (InputStream in = requireNonNull(
                DocumentsTest.class.getResourceAsStream(expected), () -> "no " + expected + "; told: " + told)) {
            assertThat(commands.said())
                    .as(told.toString())
                    .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Path folder(String property) {
        return Path.of(requireNonNull(System.getProperty(property), () -> "-D" + property + "=FOLDER is missing"));
    }
}
