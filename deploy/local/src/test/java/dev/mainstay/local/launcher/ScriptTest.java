package dev.mainstay.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script, copied into an empty folder: what it says before it builds anything. */
@DisabledOnOs(OS.WINDOWS)
class ScriptTest {
    @TempDir
    Path folder;

    private record Said(int exit, String text) {}

    @Test
    void aTakenPortIsOneLineAndNothingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Said said = mainstay("C", "up", "--report-port", Integer.toString(taken.getLocalPort()));

            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.text().strip().lines()).singleElement().asString().contains("port " + taken.getLocalPort());
            assertThat(folder.resolve(".mainstay")).doesNotExist();
        }
    }

    @Test
    void itSpeaksFrenchToWhoWantsIt() throws Exception {
        assertThat(mainstay("fr_FR.UTF-8", "down").text()).contains("Rien ne tournait");
        assertThat(mainstay("C", "down")).isEqualTo(new Said(0, "Nothing was running.\n"));
    }

    @Test
    void whatItDoesNotKnowIsAnErrorWithTheUsage() throws Exception {
        assertThat(mainstay("C", "launch"))
                .isEqualTo(new Said(
                        2,
                        "mainstay: launch is not a command: up, down, status, test, bench, assess or catalogue"
                                + " (--help tells more).\n"));
        assertThat(mainstay("fr_FR.UTF-8", "launch", "--help").text()).contains("launch n'est pas une commande");
        assertThat(mainstay("C", "down", "now").text()).contains("now is nothing that down takes");
        assertThat(mainstay("C", "up", "--report-port", "http").exit()).isEqualTo(2);
        assertThat(mainstay("C").text()).contains("usage: ./mainstay up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "test", "bench", "assess", "catalogue"})
    void everyCommandHelpsInBothLanguagesAndDoesNothingElse(String command) throws Exception {
        Path texts = Path.of("catalogue/src/main/resources/dev/mainstay/catalogue/assess");
        Files.createDirectories(folder.resolve(texts));
        for (String name :
                List.of("assess-help.txt", "assess-help_fr.txt", "catalogue-help.txt", "catalogue-help_fr.txt")) {
            Files.copy(
                    Path.of("../..").resolve(texts).resolve(name),
                    folder.resolve(texts).resolve(name));
        }

        Said english = mainstay("C", command, "--help");
        Said french = mainstay("fr_FR.UTF-8", command, "-h");

        assertThat(english.exit()).isZero();
        assertThat(english.text()).startsWith("usage: ./mainstay " + command).contains("Exit status: 0");
        assertThat(french.exit()).isZero();
        assertThat(french.text()).contains("usage : ./mainstay " + command, "Code de sortie : 0");
        assertThat(folder.resolve(".mainstay")).doesNotExist();
    }

    @Test
    void statusIsJsonForScripts() throws Exception {
        assertThat(mainstay("C", "status", "--json"))
                .isEqualTo(new Said(1, "{\"running\": false, \"address\": null, \"processes\": []}\n"));

        Path run = Files.createDirectories(folder.resolve(".mainstay/run"));
        Files.writeString(run.resolve("broker.pid"), "99999999 12345 9092\n");

        assertThat(mainstay("C", "status", "--json").text())
                .contains(
                        "{\"name\": \"broker\", \"pid\": 99999999, \"port\": 9092, \"health\": \"gone\", \"memoryMiB\": null}]}");
    }

    @Test
    void aPidFileOfAProcessThatIsGoneIsToldAsGoneAndItsSuccessorIsNotTouched() throws Exception {
        // Given a pid file with the number of a process that started at another time
        Path run = Files.createDirectories(folder.resolve(".mainstay/run"));
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Files.writeString(run.resolve("broker.pid"), stranger.pid() + " 12345 9092\n");

        // When
        Said status = mainstay("C", "status");
        Said down = mainstay("C", "down");

        // Then
        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.text()).contains("gone");
        assertThat(down.exit()).isZero();
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    @Test
    void assessStartsJavaAtOnceInTheCallersFolderAndSaysNothingItself() throws Exception {
        // Given a module that is not stale, and a JDK that tells what it was called with
        Files.createDirectories(folder.resolve(".mainstay/app/catalogue"));
        Files.createFile(folder.resolve(".mainstay/app/catalogue.built"));
        jdk("pwd; printf '%s\\n' \"$@\"; exit 3");

        // When
        Said said = mainstay("fr_FR.UTF-8", "assess", "--format", "json", "a file.txt");

        // Then
        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.text().lines())
                .contains(
                        Path.of("").toRealPath().toString(),
                        "-Duser.language=fr",
                        "-Dmainstay.home=" + folder.toRealPath() + "/.mainstay")
                .endsWith("dev.mainstay.catalogue.assess.AssessMain", "assess", "--format", "json", "a file.txt");
    }

    @Test
    void theFirstAssessmentAfterABuildLeavesACacheForTheNext() throws Exception {
        // Given a JDK that writes what it is told to create
        Files.createDirectories(folder.resolve(".mainstay/app/catalogue"));
        Files.createFile(folder.resolve(".mainstay/app/catalogue.built"));
        jdk("for each in \"$@\"; do case $each in -XX:AOTCache=*) echo cached > \"${each#*=}\";; esac; done;"
                + " printf '%s\\n' \"$@\"; exit 0");

        // When
        Said first = mainstay("C", "assess", "a.txt");
        Path cache = folder.resolve(".mainstay/app/catalogue/assess-jdk25.aot");
        await().until(() -> Files.exists(cache));
        Said second = mainstay("C", "assess", "a.txt");

        // Then
        assertThat(first.text()).contains("-XX:AOTMode=record").doesNotContain("-XX:AOTMode=create");
        assertThat(second.text())
                .contains("-XX:AOTCache=" + folder.toRealPath().resolve(".mainstay/app/catalogue/assess-jdk25.aot"))
                .doesNotContain("-XX:AOTMode");
    }

    @Test
    void assessThatCannotBeBuiltIsNotTakenForAFinding() throws Exception {
        jdk("exit 1");

        Said said = mainstay("C", "assess", "a.txt");

        assertThat(said.exit()).isEqualTo(2);
    }

    /** A folder that looks like a JDK 25, whose java does as told. */
    private void jdk(String does) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        for (String program : List.of("java", "javac")) {
            Files.writeString(bin.resolve(program), "#!/bin/sh\n" + does + "\n");
            assertThat(bin.resolve(program).toFile().setExecutable(true)).isTrue();
        }
    }

    private Said mainstay(String language, String... arguments) throws IOException, InterruptedException {
        Path script = folder.resolve("mainstay");
        if (!Files.exists(script)) {
            Files.copy(Path.of("../../mainstay"), script);
        }
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", language);
        if (Files.exists(folder.resolve("jdk"))) {
            builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        }
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), text);
    }
}
