package dev.mainstay.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script, copied into an empty folder: what it does where nothing is built, and with a launcher that is not ours. */
@DisabledOnOs(OS.WINDOWS)
class ScriptTest {
    /** Where the script keeps the commands that it has compiled; once for all tests, as that takes a second or two. */
    @TempDir
    static Path target;

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
        Path texts = Path.of("catalogue/src/main/resources/dev/mainstay/catalogue/commandline");
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
                .endsWith("dev.mainstay.catalogue.commandline.AssessMain", "assess", "--format", "json", "a file.txt");
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

    @Test
    void upFollowsTheLauncherUntilItIsReadyAndDownEndsIt() throws Exception {
        // Given
        launcher("echo 'step Starting' >> $progress; echo 'ready Ready' >> $progress; exec sleep 60");

        // When
        Said up = mainstay("C", "up", "--fresh");
        Said again = mainstay("C", "up");
        Said fresh = mainstay("C", "up", "--fresh");
        Said status = mainstay("C", "status", "--json");
        Said down = mainstay("C", "down");

        // Then
        assertThat(up.exit()).isZero();
        assertThat(up.text())
                .contains("Everything is built.", "Starting from empty.")
                .endsWith("  Starting\n  Ready\n");
        assertThat(again.exit()).isZero();
        assertThat(again.text()).startsWith("It is running: ");
        assertThat(fresh.exit()).isEqualTo(1);
        assertThat(status.exit()).isZero();
        assertThat(status.text()).contains("\"running\": true", "\"port\": null, \"health\": \"up\"");
        assertThat(down).isEqualTo(new Said(0, "Ending what up started …\nEnded. The data stays in .mainstay.\n"));
        assertThat(mainstay("C", "status").exit()).isEqualTo(1);
        assertThat(Files.getPosixFilePermissions(folder.resolve(".mainstay/run")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void upTellsWhyTheLauncherFailedAndLeavesNothingBehind() throws Exception {
        launcher("echo 'failed the port is taken' >> $progress; exec sleep 60");

        Said up = mainstay("C", "up");

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.text()).endsWith("mainstay: the port is taken\n");
        assertThat(folder.resolve(".mainstay/run/launcher.pid")).doesNotExist();
    }

    @Test
    void upTellsTheEndOfTheLogWhenTheLauncherEndsByItself() throws Exception {
        launcher("echo 'no memory left'; exit 3");

        Said up = mainstay("C", "up");

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.text()).contains("no memory left\nmainstay: the launcher ended by itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void whoInterruptsUpEndsWhatItStarted(String signal) throws Exception {
        // Given a launcher that is never ready
        launcher("echo 'step Starting' >> $progress; exec sleep 60");
        Process up = started("C", "up");
        BufferedReader said = up.inputReader(StandardCharsets.UTF_8);
        for (String line = ""; !line.equals("  Starting"); ) {
            line = said.readLine();
            assertThat(line).isNotNull();
        }

        // When
        new ProcessBuilder("kill", "-" + signal, Long.toString(up.pid()))
                .start()
                .waitFor();

        // Then
        assertThat(said.readLine()).isEqualTo("Ending what up started …");
        assertThat(said.readLine()).isEqualTo("Ended. The data stays in .mainstay.");
        assertThat(said.readLine()).isNull();
        assertThat(up.waitFor()).isEqualTo(130);
        assertThat(folder.resolve(".mainstay/run/launcher.pid")).doesNotExist();
    }

    @Test
    void testSumsUpWhatMavenSays() throws Exception {
        maven("echo '[INFO] Building Mainstay · events 1.0    [1/2]';"
                + " echo '[WARNING] Tests run: 12, Failures: 0, Errors: 0, Skipped: 2'; echo '[INFO] BUILD SUCCESS'");

        Said said = mainstay("C", "test");

        assertThat(said.exit()).isZero();
        assertThat(said.text()).contains("  [1/2] Mainstay · events … 0 s\n12 tests, 2 skipped, all passed in ");
        assertThat(folder.resolve(".mainstay/logs/test.log")).content().contains("Building Mainstay · events 1.0");
    }

    @Test
    void testThatFailsTellsWhyAndEndsWithOne() throws Exception {
        maven("echo '[INFO] x'; echo \"[ERROR] $*\"; exit 7");

        Said said = mainstay("C", "test", "--attack", "5", "--seed", "42");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text())
                .contains(
                        "Failed. From " + folder.toRealPath().resolve(".mainstay/logs/test.log"),
                        "[ERROR] -B -ntp verify")
                .contains("-Dit.test=AttackIT", "-Dmainstay.attack.minutes=5 -Dmainstay.attack.seed=42")
                .doesNotContain("[INFO] x");
    }

    /** A build that is not stale, and a JDK that starts this in place of the launcher. */
    private void launcher(String does) throws IOException {
        String real = System.getProperty("java.home");
        jdk("progress=.mainstay/run/progress; case \"$*\" in *LauncherMain*) " + does
                + ";; *TrainingMain*) exit 0;; *) exec " + real + "/bin/${0##*/} \"$@\";; esac");
        for (String module : List.of("scanner-service", "patch-service", "report-service", "edge", "local")) {
            Files.createDirectories(folder.resolve(".mainstay/app").resolve(module));
            Path built = Files.createFile(folder.resolve(".mainstay/app/" + module + ".built"));
            Files.setLastModifiedTime(built, FileTime.from(Instant.now().plus(Duration.ofHours(1))));
        }
    }

    private void maven(String does) throws IOException {
        Path mvn = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\n" + does + "\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
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
        Process process = started(language, arguments);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), text);
    }

    private Process started(String language, String... arguments) throws IOException {
        Path script = folder.resolve("mainstay");
        if (!Files.exists(script)) {
            Files.copy(Path.of("../../mainstay"), script);
            Files.createDirectories(folder.resolve("deploy/local"));
            Files.createSymbolicLink(
                    folder.resolve("deploy/local/src"), Path.of("src").toAbsolutePath());
            Files.createSymbolicLink(folder.resolve("deploy/local/target"), target);
        }
        // As at a terminal: whoever runs tests in the background may have left them an interrupt that is ignored.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", "bash", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", language);
        if (Files.exists(folder.resolve("jdk"))) {
            builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        }
        if (Files.exists(folder.resolve("bin"))) {
            builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
        }
        return builder.start();
    }
}
