package dev.mainstay.local.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Maven ({@code MVN} in the environment) with its output in a log, each module told as it begins and how long it took, and on
 * failure the reason.
 */
final class Maven {
    private static final Pattern MODULE = Pattern.compile("\\[INFO\\] Building (.*?)(?: \\d.*)?(\\[\\d+/\\d+\\])");
    private static final Pattern REASON = Pattern.compile("^\\[ERROR\\]|^ERROR|FAIL");
    private static final int REASONS = 60;
    private static final int LAST_LINES = 40;

    private Maven() {}

    /** 0, or 1 when Maven failed. */
    static int run(Path log, List<String> arguments) throws IOException, InterruptedException {
        String maven = System.getenv("MVN");
        if (maven == null || maven.isEmpty()) {
            throw new CommandFailedException(1, Text.NO_MAVEN);
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        List<String> command = new ArrayList<>(List.of(maven, "-B", "-ntp"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread ended = new Thread(process::destroy, "end Maven");
        Runtime.getRuntime().addShutdownHook(ended);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                Writer out = Files.newBufferedWriter(log)) {
            follow(lines, out);
        }
        if (process.waitFor() == 0) {
            return 0;
        }
        System.err.println(Text.MAVEN_FAILED.with(log));
        reasons(Files.readAllLines(log)).forEach(System.err::println);
        return 1;
    }

    private static void follow(BufferedReader lines, Writer out) throws IOException {
        boolean inModule = false;
        long since = System.nanoTime();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            out.write(line + "\n");
            out.flush(); // for who reads the log meanwhile
            Matcher module = MODULE.matcher(line);
            boolean begins = module.matches();
            if (inModule && (begins || line.startsWith("[INFO] BUILD SUCCESS"))) {
                System.out.println(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since) + " s");
                inModule = false;
            }
            if (begins) {
                System.out.print("  " + module.group(2) + " " + module.group(1).stripTrailing() + " … ");
                System.out.flush();
                since = System.nanoTime();
                inModule = true;
            } else if (line.startsWith("[INFO] BUILD FAILURE")) {
                System.out.println();
            }
        }
    }

    /** Lines of the log that say why, or its last ones when none does. */
    static List<String> reasons(List<String> log) {
        List<String> telling =
                log.stream().filter(REASON.asPredicate()).limit(REASONS).toList();
        return telling.isEmpty() ? log.subList(Math.max(0, log.size() - LAST_LINES), log.size()) : telling;
    }
}
