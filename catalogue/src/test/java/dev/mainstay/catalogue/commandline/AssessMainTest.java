package dev.mainstay.catalogue.commandline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.catalogue.host.HostExports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Assessments without MSRC documents: what ships is all that is known. */
class AssessMainTest {

    private static final String OF_2022 = "systeminfo/srv_2022_systeminfo.txt";

    @TempDir
    Path home;

    private Commands commands;
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
        commands = new Commands(home);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    /** The expected texts stand beside the exports. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fe01.reg",
                "systeminfo/srv_2003r2_sp2_x86_standard_en-us_systeminfo.txt",
                "systeminfo/srv_2008r2_sp1_x64_standard_en-us_systeminfo.txt",
                "systeminfo/srv_2012r2_x64_standard_ru_systeminfo.txt",
                "systeminfo/srv_2016_1607_datacenter_en-us_systeminfo.txt",
                "systeminfo/srv_2019_rtm_datacenter_en-us_systeminfo.txt",
                OF_2022
            })
    void whatShipsIsEnoughToJudgeSupportSqlServerAndLync(String name) {
        commands.run("assess", export(name));

        String expected = "golden/" + Path.of(name).getFileName() + ".golden";
        assertThat(commands.said()).isEqualTo(text(expected));
        assertThat(commands.said().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Columns.WIDTH));
    }

    @Test
    void jsonIsAnArrayWithAnObjectPerHost() throws IOException {
        ExitCode code = commands.run("assess", "--format", "json", export("fe01.reg"), export(OF_2022));

        JsonNode hosts = new ObjectMapper().readTree(commands.said());
        assertThat(code).isEqualTo(ExitCode.MISSING);
        assertThat(hosts.valueStream().map(host -> host.at("/host/name").asText()))
                .containsExactly("FE01", "HOST-SRV2022000");
        assertThat(hosts.at("/0/asOf").asText()).isEqualTo("2026-11-25");
        assertThat(hosts.at("/0/findings").findValuesAsText("subject"))
                .contains("sql/RTCLOCAL", "workload/Core Components", "windows/support");
        assertThat(hosts.get(0).has("documentsUpTo")).isFalse();
    }

    @Test
    void csvHasARowPerFindingAndPerThingNotRead() {
        commands.run("assess", "--format", "csv", export("fe01.reg"));

        List<String> rows = List.of(commands.said().split("\r\n", -1));
        assertThat(rows.getFirst()).startsWith("\uFEFFhost,subject,state,confidence,kb,");
        assertThat(rows).anyMatch(row -> row.startsWith("FE01,sql/RTCLOCAL,MISSING,STRONG,KB4018073,11.0.3000.0,"));
        assertThat(rows).anyMatch(row -> row.startsWith("FE01,,UNREAD,") && row.contains("hotfixes: "));
        assertThat(rows.getLast()).isEmpty();
    }

    @Test
    void aServerOfWhichNothingIsKnownToBeMissingIsNotCalledClean() {
        assertThat(commands.run("assess", export(OF_2022))).isEqualTo(ExitCode.NOT_JUDGED);
        assertThat(commands.said())
                .contains("No MSRC documents in the catalogue")
                .doesNotContain("Nothing to install");
    }

    @Test
    void theDayDecidesWhetherSupportIsOver() {
        String file = export("systeminfo/srv_2012r2_x64_standard_ru_systeminfo.txt");

        assertThat(commands.run("assess", "--as-of", "2023-01-01", file)).isEqualTo(ExitCode.NOT_JUDGED);
        assertThat(commands.run("assess", "--as-of", "2024-01-01", file)).isEqualTo(ExitCode.MISSING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assess                          | 2 | give at least one file",
                "assess nowhere.txt              | 2 | nowhere.txt: cannot be read",
                "assess --fromat json a          | 2 | --fromat is no option",
                "assess --format xml a           | 2 | --format is table, json or csv, not xml",
                "assess --as-of yesterday a      | 2 | --as-of is a day like 2026-11-25, not yesterday",
                "assess --format                 | 2 | --format takes a value",
                "assess --catalogue no.zip FILE  | 3 | there is no catalogue file no.zip",
                "assess --catalogue FILE FILE    | 3 | the catalogue file cannot be read",
                "catalogue upload                | 2 | upload is not a command",
                "catalogue import                | 2 | give at least one file",
                "catalogue import nowhere        | 2 | nowhere: there is no such file or folder",
                "catalogue import FILE           | 2 | no document that can be imported among 1 files",
                "catalogue --catalogue no.zip    | 3 | there is no catalogue file no.zip"
            })
    void whatIsWrongIsOneLineOnTheErrorStream(String line, int status, String message) {
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.replaceAll(word -> word.equals("FILE") ? export(OF_2022) : word);

        ExitCode code = commands.run(words.toArray(String[]::new));

        assertThat(code.status()).isEqualTo(status);
        assertThat(commands.said()).isEmpty();
        assertThat(commands.complained().lines())
                .singleElement()
                .asString()
                .startsWith("mainstay: ")
                .contains(message);
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndTheFolderIsAssessed() throws IOException {
        Path folder = Files.createDirectories(home.resolve("exports/deeper"));
        Files.move(Path.of(export(OF_2022)), folder.resolve("a.txt"));
        Files.writeString(folder.resolve("notes.txt"), "Dear Sir\n");
        Files.writeString(folder.resolve(".hidden"), "Dear Sir\n");

        ExitCode code = commands.run(
                "assess", "--format", "csv", home.resolve("exports").toString());

        assertThat(code).isEqualTo(ExitCode.UNREADABLE);
        assertThat(commands.complained().lines()).singleElement().asString().contains("notes.txt:1: not recognised");
        assertThat(commands.said()).contains("HOST-SRV2022000,").containsPattern("\r\n,file/[^,]*notes.txt,UNREAD,");
    }

    @Test
    void anErrorOfOurOwnIsOneLineWithoutTheNameOfAnException() {
        ExitCode code = commands.run("assess", "--as-of", "+999999999-12-31", export(OF_2022));

        assertThat(commands.complained()).doesNotContain("Exception");
        assertThat(code.status()).isBetween(1, 4);
    }

    @Test
    void aServerWithoutLyncIsGivenNoAdviceAboutIt() {
        commands.run("assess", export("systeminfo/srv_2012r2_x64_standard_ru_systeminfo.txt"));

        assertThat(commands.said())
                .contains("Move to a server with a newer Windows Server")
                .doesNotContain("Lync", "Skype");
    }

    @Test
    void helpNamesTheExitCodesInBothLanguages() {
        commands.run("assess", "--help");
        Locale.setDefault(Locale.FRENCH);
        commands.run("assess", "--help");
        commands.run("catalogue", "-h");

        assertThat(commands.said())
                .contains(
                        "Exit status: 0 nothing to install", "Code de sortie : 0 rien à installer", "DOSSIER|FICHIER…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fe01.reg",
                "systeminfo/srv_2003r2_sp2_x86_standard_en-us_systeminfo.txt",
                "systeminfo/srv_2012r2_x64_standard_ru_systeminfo.txt",
                "systeminfo/srv_2016_1607_datacenter_en-us_systeminfo.txt"
            })
    void aPersonWhoSpeaksFrenchReadsFrench(String name) {
        Locale.setDefault(Locale.FRENCH);

        commands.run("assess", export(name));

        assertThat(commands.said()).isEqualTo(text("golden/fr/" + Path.of(name).getFileName() + ".golden"));
    }

    @Test
    void jsonIsInFrenchAsWell() throws IOException {
        Locale.setDefault(Locale.FRENCH);

        commands.run("assess", "--format", "json", export("fe01.reg"));

        assertThat(new ObjectMapper().readTree(commands.said()).findValuesAsText("title"))
                .contains("Il manque au serveur la dernière mise à jour connue");
    }

    @Test
    void theStatusTellsWhatShipsWhenNothingWasImported() {
        assertThat(commands.run("catalogue")).isEqualTo(ExitCode.NOT_JUDGED);
        assertThat(commands.said())
                .startsWith("No catalogue was imported")
                .contains("CISA_KEV", "SQL_BUILDS", "LIFECYCLE");
    }

    /** Copies it where the command can read it. */
    private String export(String name) {
        Class<?> beside = name.startsWith("systeminfo") ? HostExports.class : AssessMainTest.class;
        try (InputStream in = requireNonNull(beside.getResourceAsStream(name), name)) {
            return Files.write(home.resolve(Path.of(name).getFileName()), in.readAllBytes())
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = requireNonNull(AssessMainTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
