package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.patch.job.AgentResult;
import dev.mainstay.patch.policy.Exclusion;
import dev.mainstay.patch.policy.decision.DecisionWarning;
import dev.mainstay.patch.release.OutageCause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that the sources give has its words in both languages where people look for them, and no other has. */
class CodesTest {

    private static final String CODE = "\"([a-z]+(?:-[a-z]+)*)\"";

    @Test
    void everyReasonStandsInTheEventsPageInBothLanguages() throws Exception {
        Set<String> given = literals("(?:new Reason|new Hold|\\breason|\\bhold)\\(\\s*" + CODE);
        given.addAll(literals(
                "(?:APPROVAL_WITHDRAWN|UNSEALED|UNREADABLE|TOO_MANY_FAILURES|TOO_MANY_LOST|LOST_RETURNED|FAILURES_PUT_BACK) = "
                        + CODE));
        Arrays.stream(OutageCause.values())
                .filter(cause -> cause != OutageCause.FAILED) // does not keep the host itself from being tried again
                .forEach(cause -> given.add(cause.code()));
        Arrays.stream(AgentResult.Refusal.values()).forEach(refusal -> given.add("order-" + kebab(refusal)));

        Arrays.stream(AgentResult.Objection.values()).forEach(objection -> given.add(kebab(objection)));
        Arrays.stream(DecisionWarning.values()).forEach(warning -> given.add(warning.code()));
        Arrays.stream(Exclusion.Why.values()).forEach(why -> given.add(why.code()));

        String page = Files.readString(Path.of("..", "docs", "events.md"));
        String section = page.substring(page.indexOf("## Reasons"), page.indexOf("## Reading"));
        List<String[]> rows = section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| ", -1))
                .toList();

        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(3).doesNotContain(""));
        assertThat(rows.stream().map(row -> row[0].replaceAll("[|` ]", ""))).containsExactlyInAnyOrderElementsOf(given);
    }

    private static Set<String> literals(String pattern) throws Exception {
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            Pattern.compile(pattern)
                    .matcher(Files.readString(source))
                    .results()
                    .forEach(match -> found.add(match.group(1)));
        }
        assertThat(found).as(pattern).isNotEmpty();
        return new TreeSet<>(found);
    }

    private static List<Path> sources() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toList());
        }
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
