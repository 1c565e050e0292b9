package dev.mainstay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerMainTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(classes = {BrokerMain.class, DatabaseMain.class})
    void aTakenPortIsOneLineAndExitCode2(Class<?> main) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = java(main, "--port", "" + taken.getLocalPort(), "--data-dir", directory.toString());

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(process.errorReader().lines()).singleElement().asString().contains("already taken");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {BrokerMain.class, DatabaseMain.class})
    void endsCleanlyOnSigterm(Class<?> main) throws Exception {
        Process process = java(main, "--port", "" + Ports.free(), "--data-dir", directory.toString());
        assertThat(process.inputReader().readLine()).startsWith("READY 127.0.0.1:");

        process.toHandle().destroy(); // leaves its streams open

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(PostmasterFile.in(directory.resolve("postgres")).server()).isEmpty();
        assertThat(process.errorReader().lines()).noneMatch(line -> line.contains("Exception"));
    }

    @ParameterizedTest
    @ValueSource(classes = {BrokerMain.class, DatabaseMain.class})
    void endsWhenStandardInputCloses(Class<?> main) throws Exception {
        Process process =
                java(main, "--port", "" + Ports.free(), "--data-dir", directory.toString(), "--exit-on-stdin-close");
        assertThat(process.inputReader().readLine()).startsWith("READY 127.0.0.1:");

        process.getOutputStream().close();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void aMissingArgumentIsOneLineAndExitCode2() throws Exception {
        Process process = java(BrokerMain.class, "--port", "0");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(process.errorReader().lines()).singleElement().asString().contains("--data-dir is missing");
    }

    @Test
    void theDatabaseWorksForAnOrdinaryUser() throws Exception {
        boolean canChange = "root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/usr/bin/setpriv"));
        if (!canChange) {
            System.err.println(
                    "SKIPPED: needs root and setpriv to run as another user: theDatabaseWorksForAnOrdinaryUser");
        }
        assumeThat(canChange).isTrue();

        // Given jars and a directory that everybody may use
        Path own = Files.createDirectory(directory.resolve("everybody"));
        everybodyMay(directory);
        everybodyMay(own);
        String classPath = copyOfClassPath(directory.resolve("jars"));
        int port = Ports.free();

        // When
        Process process = java(
                List.of("/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"),
                classPath,
                DatabaseMain.class,
                "--port",
                "" + port,
                "--data-dir",
                own.resolve("data").toString());

        // Then
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("READY 127.0.0.1:" + port);
            assertThat(Files.getOwner(own.resolve("data/postgres")).getName()).isEqualTo("nobody");
            String password =
                    Files.readString(own.resolve("data/postgres.password")).strip();
            DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password)
                    .close();
        } finally {
            process.toHandle().destroy();
            process.errorReader().lines().forEach(System.err::println);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void everybodyMay(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** The jars usually lie below a home directory that others cannot read. */
    private static String copyOfClassPath(Path target) throws IOException {
        Files.createDirectory(target);
        List<String> copies = new ArrayList<>();
        for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            Path from = Path.of(entry);
            Path to = target.resolve(Integer.toString(copies.size()));
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
            copies.add(to.toString());
        }
        return String.join(File.pathSeparator, copies);
    }

    private static Process java(Class<?> main, String... args) throws IOException {
        return java(List.of(), System.getProperty("java.class.path"), main, args);
    }

    private static Process java(List<String> prefix, String classPath, Class<?> main, String... args)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).start();
    }
}
