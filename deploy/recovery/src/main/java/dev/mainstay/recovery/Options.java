package dev.mainstay.recovery;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param to instant to which databases were restored; null where none was
 * @param reason why, for the trail of the services; empty unless they are to announce
 */
record Options(
        Command command,
        Path settings,
        Set<Lost> lost,
        @Nullable Instant to,
        String reason) {

    static final String USAGE = """
            Usage: java -jar recovery.jar COMMAND --settings FILE [options]
              plan                 says what mend would do; asks and changes nothing
              mend                 while no service runs: does what databases and topics need
              announce             when the services run again: lets them publish everything as it stands
              --lost A,B,...       plan, mend: scanner, patch, report (databases restored to an earlier instant, or empty), broker
              --to INSTANT         plan, mend: to which instant databases were restored, such as 2026-11-30T10:00:00Z
              --reason TEXT        announce: why, for the trail of the services
            Ends with 0 when all is done, 1 when it was refused or failed (it can be begun again), 2 when the options or the
            settings cannot be used.""";

    /** What is to be done. */
    enum Command {
        PLAN,
        MEND,
        ANNOUNCE
    }

    /** @throws UnusableException with what is missing or not understood */
    static Options of(List<String> args) {
        Deque<String> left = new ArrayDeque<>(args);
        Command command = command(left.poll());
        @Nullable Path settings = null;
        Set<Lost> lost = EnumSet.noneOf(Lost.class);
        @Nullable Instant to = null;
        String reason = "";
        while (!left.isEmpty()) {
            String word = left.pop();
            switch (word) {
                case "--settings" -> settings = Path.of(value(word, left));
                case "--lost" -> lost.addAll(lost(value(word, left)));
                case "--to" -> to = instant(value(word, left));
                case "--reason" -> reason = value(word, left);
                default -> throw new UnusableException("Not understood: " + word);
            }
        }
        if (settings == null && command != Command.PLAN) {
            throw new UnusableException("--settings is missing");
        }
        if (command == Command.ANNOUNCE) {
            if (reason.isEmpty()) {
                throw new UnusableException("announce needs --reason: it goes into the trail");
            }
        } else if (lost.isEmpty()) {
            throw new UnusableException("--lost is missing: what was lost?");
        } else if (to == null && (lost.contains(Lost.SCANNER) || lost.contains(Lost.PATCH))) {
            throw new UnusableException("--to is missing: to which instant were the databases restored?");
        }
        return new Options(command, settings == null ? Path.of("") : settings, Set.copyOf(lost), to, reason);
    }

    private static Command command(@Nullable String word) {
        return Arrays.stream(Command.values())
                .filter(command -> command.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new UnusableException("Which command? plan, mend or announce"));
    }

    private static Set<Lost> lost(String words) {
        return Arrays.stream(words.split(",", -1))
                .map(word -> Arrays.stream(Lost.values())
                        .filter(lost -> lost.word().equals(word.strip()))
                        .findFirst()
                        .orElseThrow(() -> new UnusableException(
                                "--lost is a list of scanner, patch, report, broker, not: " + words)))
                .collect(Collectors.toSet());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new UnusableException("--to is an instant such as 2026-11-30T10:00:00Z, not: " + text);
        }
    }

    private static String value(String option, Deque<String> left) {
        String value = left.poll();
        if (value == null || value.isBlank()) {
            throw new UnusableException(option + " has no value");
        }
        return value;
    }
}
