package dev.mainstay.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole verification, and what came of it. */
final class Verification {
    /** Surefire and Failsafe sum up each module in one line without a class name. */
    private static final Pattern SUM = Pattern.compile("Tests run: (\\d+).*Skipped: (\\d+)$");

    private static final Pattern BOX = Pattern.compile("#{20,}");

    private final Home home;

    /** How many tests a verification had. */
    record Tests(int run, int skipped) {
        static Tests in(List<String> log) {
            int run = 0;
            int skipped = 0;
            for (String line : log) {
                Matcher sum = SUM.matcher(line);
                if (sum.find()) {
                    run += Integer.parseInt(sum.group(1));
                    skipped += Integer.parseInt(sum.group(2));
                }
            }
            return new Tests(run, skipped);
        }
    }

    Verification(Home home) {
        this.home = home;
    }

    /** 0 when all passed, otherwise 1. */
    int run(List<String> forMaven) throws IOException, InterruptedException {
        long since = System.nanoTime();
        System.out.println(Text.JDK.with(Integer.toString(Runtime.version().feature()), Home.jdk()));
        System.out.println(Text.VERIFYING.with());
        List<String> arguments = new ArrayList<>(List.of("verify"));
        arguments.addAll(forMaven);
        Path file = home.logs().resolve("test.log");
        if (Maven.run(file, arguments) != 0) {
            return 1;
        }
        List<String> log = Files.readAllLines(file);
        boxes(log).forEach(System.out::println);
        Tests tests = Tests.in(log);
        System.out.println(Text.ALL_PASSED.with(
                Integer.toString(tests.run()),
                Integer.toString(tests.skipped()),
                Long.toString(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since))));
        return 0;
    }

    /** Boxes of #, in which tests of the agent on Windows say that they could not be run here. */
    static List<String> boxes(List<String> log) {
        List<String> boxes = new ArrayList<>();
        boolean inside = false;
        for (String line : log) {
            boolean edge = BOX.matcher(line).matches();
            if (line.startsWith("#") && (inside || edge)) {
                boxes.add(line);
                inside ^= edge;
            }
        }
        return boxes;
    }
}
