package dev.mainstay.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of the project that the chart has to agree with. */
final class Documented {
    private static final Path PROJECT = Path.of("../..");
    private static final Pattern KEY = Pattern.compile("(?m)(?:^#? ?|`)(mainstay\\.[^=`\\s]+)[=`]");
    private static final Pattern METER = Pattern.compile("`([a-z]+(?:\\.[a-z]+)+)`");

    private Documented() {}

    /** Keys {@code mainstay.…} that a service's files of configuration name, those of the frame among them. */
    static Set<String> keys(String service) {
        return Stream.of(
                        PROJECT.resolve(service).resolve("src/main/resources/application.properties"),
                        PROJECT.resolve("service/src/main/resources/META-INF/microprofile-config.properties"),
                        PROJECT.resolve("docs/operations.md"),
                        PROJECT.resolve("docs/sign-in.md"))
                .filter(Files::exists)
                .flatMap(file -> matches(KEY, text(file)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the services of this state know of identity providers; the chart is for those that do. */
    static boolean signInIsThere() {
        return Files.exists(PROJECT.resolve("docs/sign-in.md"));
    }

    /** Names of meters in docs/operations.md. */
    static Set<String> meters() {
        return matches(METER, text(PROJECT.resolve("docs/operations.md")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of alerts for which docs/operations.md tells what to do. */
    static List<String> alerts() {
        return matches(
                        Pattern.compile("(?m)^\\| `(Mainstay\\w+)` \\| \\S"),
                        text(PROJECT.resolve("docs/operations.md")))
                .toList();
    }

    /** A property of a service's own file. */
    static Set<String> topicsRead(String service) {
        return matches(
                        Pattern.compile("(?m)^mp\\.messaging\\.incoming\\.[^.]+\\.topics=(.*)$"),
                        text(PROJECT.resolve(service).resolve("src/main/resources/application.properties")))
                .flatMap(topics -> Stream.of(topics.split(",", -1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList().stream();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
