package dev.mainstay.local.monitoring;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program of Prometheus, from the folder in {@code MAINSTAY_PROMETHEUS} or, without it, from the path. */
public enum PrometheusProgram {
    PROMETHEUS("prometheus"),
    PROMTOOL("promtool");

    private final String program;

    PrometheusProgram(String program) {
        this.program = program;
    }

    /** Where it is; where it is not the test is skipped, and with {@code MAINSTAY_REQUIRE_PROMETHEUS=1}, as in the pipeline, fails. */
    public Path orSkipTest() {
        Optional<Path> found = find();
        if (!required()) {
            assumeTrue(found.isPresent(), program + " is not on this machine");
        }
        return found.orElseThrow(() -> new AssertionError(program + " is not on this machine, and must be"));
    }

    /** Where it is; empty where it is not and need not be. */
    public Optional<Path> orNone() {
        return required() ? Optional.of(orSkipTest()) : find();
    }

    private static boolean required() {
        return "1".equals(System.getenv("MAINSTAY_REQUIRE_PROMETHEUS"));
    }

    private Optional<Path> find() {
        String folder = System.getenv("MAINSTAY_PROMETHEUS");
        Stream<String> folders = folder != null
                ? Stream.of(folder)
                : Pattern.compile(File.pathSeparator, Pattern.LITERAL).splitAsStream(System.getenv("PATH"));
        return folders.map(each -> Path.of(each, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Runs it to its end.
     *
     * @param input what it reads from standard input
     * @return its exit code and what it said
     */
    public Ended run(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(orSkipTest().toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var out = process.getOutputStream()) {
                out.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What became of a run. */
    public record Ended(int code, String said) {}
}
