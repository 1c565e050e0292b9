package dev.mainstay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.EventType;
import dev.mainstay.events.FindingsSnapshot;
import dev.mainstay.events.FindingsSnapshot.Confidence;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.JobSnapshot.StepName;
import dev.mainstay.events.JobSnapshot.StepState;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.report.compliance.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page speaks both languages completely. */
class LanguagesTest {
    private static final Path TEXTS = Path.of("../edge/src/main/resources/web/app/text");
    private static final Pattern ENTRY = Pattern.compile("^ {2}\"([^\"]+)\": \"([^\"]*)\",$", Pattern.MULTILINE);
    private static final Pattern REASON =
            Pattern.compile("^\\| `([a-z-]+)` \\| (.+?) \\| (.+?) \\|$", Pattern.MULTILINE);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
        Map<String, String> english = read("en.js");
        Map<String, String> french = read("fr.js");

        assertThat(english).hasSizeGreaterThan(100);
        assertThat(french.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) ->
                assertThat(placeholders(french.getOrDefault(key, ""))).as(key).isEqualTo(placeholders(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en.js", "fr.js"})
    void everyValueOfTheContractHasAText(String language) throws IOException {
        Map<String, String> texts = read(language);

        assertThat(texts.keySet())
                .containsAll(keys("event.", Arrays.stream(EventType.values()).map(EventType::wireName)))
                .containsAll(keys("status.", Arrays.stream(JobStatus.values()).map(Enum::name)))
                .containsAll(keys("step.", Arrays.stream(StepName.values()).map(Enum::name)))
                .containsAll(
                        keys("stepState.", Arrays.stream(StepState.values()).map(Enum::name)))
                .containsAll(keys(
                        "conclusion.",
                        Arrays.stream(FindingsSnapshot.State.values()).map(Enum::name)))
                .containsAll(
                        keys("confidence.", Arrays.stream(Confidence.values()).map(Enum::name)))
                .containsAll(keys("standing.", Arrays.stream(Standing.values()).map(Enum::name)))
                .containsAll(keys("instance.", Arrays.stream(Standing.values()).map(Enum::name)))
                .containsAll(keys("outcome.", Arrays.stream(Outcome.values()).map(Enum::name)))
                .containsAll(keys("kind.", Arrays.stream(PoolKind.values()).map(Enum::name)))
                .containsAll(keys("product.", Arrays.stream(Product.values()).map(Enum::name)));
    }

    @ParameterizedTest
    @CsvSource({"en.js, 2", "fr.js, 3"})
    void everyReasonOfTheContractSaysWhatTheContractSays(String language, int column) throws IOException {
        Map<String, String> texts = read(language);
        Matcher row = REASON.matcher(Files.readString(Path.of("../docs/events.md")));
        Map<String, String> reasons = new TreeMap<>();
        while (row.find()) {
            reasons.put("reason." + row.group(1), row.group(column));
        }

        assertThat(reasons).hasSizeGreaterThan(30);
        assertThat(texts).containsAllEntriesOf(reasons);
    }

    private static Set<String> keys(String prefix, Stream<String> names) {
        return names.map(name -> prefix + name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> read(String file) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Matcher entry = ENTRY.matcher(Files.readString(TEXTS.resolve(file)));
        while (entry.find()) {
            assertThat(texts.put(entry.group(1), entry.group(2)))
                    .as("twice in %s: %s", file, entry.group(1))
                    .isNull();
        }
        return texts;
    }

    private static Set<String> placeholders(String text) {
        Set<String> placeholders = new TreeSet<>();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            placeholders.add(placeholder.group());
        }
        return placeholders;
    }
}
