package dev.mainstay.local.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of deploy/monitoring, and the rules that they go by. */
public final class Monitoring {
    static final Path ROOT = Path.of(System.getProperty("mainstay.root", "../.."))
            .toAbsolutePath()
            .normalize();
    static final Path FOLDER = ROOT.resolve("deploy/monitoring");

    /** The rules, which the Helm chart ships too. */
    public static final Path RULES = ROOT.resolve("deploy/kubernetes/mainstay/files/alerts.yaml");

    /** A metric with its labels, which no bracket of a function follows. */
    private static final Pattern SELECTOR =
            Pattern.compile("\\b[a-z]+(?:_[a-z]+)*(?:\\{[^}]*\\}|(?=\\[)|\\b(?![\\w({]|\\s*\\())");

    private static final Set<String> WORDS = Set.of("by", "job", "and", "or", "unless");

    private Monitoring() {}

    /** The queries of the dashboard's panels. */
    public static List<String> queries() {
        return read(new ObjectMapper(), FOLDER.resolve("mainstay-dashboard.json"))
                .findValuesAsText("expr");
    }

    /** The rules' selectors: what must have series, whether or not the rule fires. */
    public static Set<String> selectors() {
        return alerts().map(alert -> alert.path("expr").asText())
                .flatMap(Monitoring::selectors)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Stream<String> selectors(String expression) {
        return SELECTOR.matcher(expression.replaceAll("\\bby \\([^)]*\\)", ""))
                .results()
                .map(MatchResult::group)
                .filter(word -> !WORDS.contains(word) && word.length() > 1);
    }

    static Stream<JsonNode> alerts() {
        return read(new YAMLMapper(), RULES).at("/groups/0/rules").valueStream();
    }

    static JsonNode tried() {
        return read(new YAMLMapper(), FOLDER.resolve("alerts.test.yaml"));
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
