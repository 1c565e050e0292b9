package dev.mainstay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Javadoc of every type of every module, in its source: what it begins with, and whether it says more than a name. */
class JavadocTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    /** Verbs, and what stands in place of a noun. {@code What}, {@code Where} and {@code Whether} begin a noun clause. */
    private static final Set<String> NO_NOUNS = Set.of("""
            Accepts Adds Allows Answers Applies Asks Assembles Brings Builds Calls Carries Checks Closes Collects Compares
            Computes Considers Contains Converts Counts Creates Decides Deletes Describes Does Downloads Empties Encodes
            Ends Ensures Extracts Finds Fired Follows Forgets Found Gathers Gets Gives Handles Has Held Holds Implements
            Inflates Installs Is It Its Judges Keeps Lets Looks Maintains Makes Manages Marks Measures Merges Moves
            Not Notes Only Parks Parses Passes Performs Picks Polls Prints Produces Projects Protects Provides Publishes
            Puts Reads Receives Refuses Registers Releases Removes Replaces Represents Restarts Returns Runs Says Sends
            Serves Sets Shows Signs Starts Stops Stores Takes Tells Tests These This Those Translates Validates
            Verifies Waits Walks Watches Works Wraps Writes
            """.strip().split("\\s+", -1));

    private static final Set<String> NOTHING_SAID =
            Set.of("a", "an", "the", "of", "in", "for", "code", "link", "param");
    private static final Pattern DECLARATION = Pattern.compile(
            "(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed)\\s+)*(?:class|record|interface|enum|@interface)\\s+(\\w+)");
    private static final Pattern ANNOTATION = Pattern.compile("@(?!interface\\b)[\\w.]+");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern PART_OF_A_NAME = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\\d+");

    @Test
    void aTypesJavadocBeginsWithANounAndSaysMoreThanItsName() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Path> sources = sources();
        for (Path source : sources) {
            for (Documented type : documented(Files.readString(source))) {
                complaint(type).ifPresent(complaint -> wrong.add(PROJECT.relativize(source) + ": " + complaint));
            }
        }

        assertThat(sources).hasSizeGreaterThan(1000);
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatBreaksTheRuleIsFound() {
        List<Documented> types = documented("""
                /** Reads pools. */
                class Pools {
                    /**
                     * The pool.
                     */
                    @Deprecated(since = "a (long) time")
                    // why
                    private static final record Pool() {}

                    /** A pool of the estate. */
                    enum PoolKind {}

                    /** The pool. */
                    Pool pool() { return new Pool(); }
                }
                """);

        assertThat(types).extracting(Documented::name).containsExactly("Pools", "Pool", "PoolKind");
        assertThat(types.get(0))
                .satisfies(type -> assertThat(complaint(type))
                        .hasValueSatisfying(what -> assertThat(what).contains("Reads")));
        assertThat(complaint(types.get(1))).isPresent();
        assertThat(complaint(types.get(2))).isEmpty();
    }

    private static Optional<String> complaint(Documented type) {
        String first = type.text().isEmpty() ? "" : type.text().split("[\\s,;:]", 2)[0];
        if (NO_NOUNS.contains(first)) {
            return Optional.of("the Javadoc of " + type.name() + " begins with \"" + first + "\", which is no noun");
        }
        Set<String> name = words(PART_OF_A_NAME, type.name());
        Set<String> said = words(WORD, type.text());
        said.removeAll(name);
        said.removeAll(NOTHING_SAID);
        return said.isEmpty()
                ? Optional.of("the Javadoc of " + type.name() + " says no more than its name")
                : Optional.empty();
    }

    /** In lower case, one and many alike. */
    private static Set<String> words(Pattern word, String text) {
        Set<String> words = new HashSet<>();
        Matcher matcher = word.matcher(text);
        while (matcher.find()) {
            String found = matcher.group().toLowerCase(Locale.ROOT);
            words.add(found.length() > 1 && found.endsWith("s") ? found.substring(0, found.length() - 1) : found);
        }
        return words;
    }

    private static List<Documented> documented(String source) {
        List<Documented> found = new ArrayList<>();
        int from = source.indexOf("/**");
        while (from >= 0) {
            int to = source.indexOf("*/", from + 3);
            if (to < 0) {
                break; // no comment, but a pattern of paths
            }
            Matcher declaration = DECLARATION.matcher(source);
            if (declaration.region(declared(source, to + 2), source.length()).lookingAt()) {
                found.add(new Documented(declaration.group(1), text(source.substring(from + 3, to))));
            }
            from = source.indexOf("/**", to);
        }
        return found;
    }

    private static String text(String comment) {
        return comment.lines()
                .map(line -> line.strip().replaceFirst("^\\*\\s?", ""))
                .collect(Collectors.joining(" "))
                .strip();
    }

    /** Where a declaration begins, behind annotations and comments of one line. */
    private static int declared(String source, int from) {
        int at = from;
        while (at < source.length()) {
            Matcher annotation = ANNOTATION.matcher(source).region(at, source.length());
            if (Character.isWhitespace(source.charAt(at))) {
                at++;
            } else if (source.startsWith("//", at)) {
                at = source.indexOf('\n', at);
            } else if (annotation.lookingAt()) {
                at = behindArguments(source, annotation.end());
            } else {
                return at;
            }
        }
        return at;
    }

    private static int behindArguments(String source, int from) {
        if (source.charAt(from) != '(') {
            return from;
        }
        int depth = 0;
        boolean quoted = false;
        for (int at = from; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == '"' && source.charAt(at - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && --depth == 0) {
                return at + 1;
            }
        }
        return source.length();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(PROJECT);
                Stream<Path> deployed = Files.list(PROJECT.resolve("deploy"))) {
            return Stream.concat(modules, deployed)
                    .map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(JavadocTest::in)
                    .toList();
        }
    }

    private static Stream<Path> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Documented(String name, String text) {}
}
