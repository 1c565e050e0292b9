package dev.mainstay.catalogue.commandline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code assess}.
 *
 * @param catalogue absent for the default one, which need not be there
 * @param asOf the day for which support is judged
 */
record AssessOptions(@Nullable Path catalogue, Format format, LocalDate asOf, List<Path> files) {

    /** How the answer is written. */
    enum Format {
        TABLE,
        JSON,
        CSV
    }

    static AssessOptions of(List<String> arguments, LocalDate today) throws UsageException {
        Path catalogue = null;
        Format format = Format.TABLE;
        LocalDate asOf = today;
        List<Path> files = new ArrayList<>();
        boolean optionsEnded = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (optionsEnded || !argument.startsWith("-")) {
                files.add(path(argument));
                continue;
            }
            switch (argument) {
                case "--" -> optionsEnded = true;
                case "--catalogue" -> catalogue = path(value(argument, rest));
                case "--format" -> format = format(value(argument, rest));
                case "--as-of" -> asOf = day(value(argument, rest));
                default -> throw new UsageException(Message.UNKNOWN_OPTION.with(argument));
            }
        }
        if (files.isEmpty()) {
            throw new UsageException(Message.NO_FILES.with());
        }
        return new AssessOptions(catalogue, format, asOf, List.copyOf(files));
    }

    static String value(String option, Iterator<String> rest) throws UsageException {
        if (!rest.hasNext()) {
            throw new UsageException(Message.NO_VALUE.with(option));
        }
        return rest.next();
    }

    static Path path(String name) throws UsageException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException(Message.NO_PATH.with(name));
        }
    }

    private static Format format(String name) throws UsageException {
        return Arrays.stream(Format.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(Message.NO_FORMAT.with(name)));
    }

    private static LocalDate day(String text) throws UsageException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UsageException(Message.NO_DATE.with(text));
        }
    }
}
