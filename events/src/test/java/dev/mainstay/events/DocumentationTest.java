package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds docs/events.md against the code. */
class DocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "events.md");

    private String page = "";

    @BeforeEach
    void read() throws Exception {
        page = Files.readString(PAGE);
    }

    @ParameterizedTest
    @EnumSource
    void topicStandsInTheTable(Topic topic) {
        String[] cells = row(topic);

        assertThat(cells[3]).isEqualTo("`" + topic.cleanup().policy() + "`");
        assertThat(cells[4])
                .isEqualTo(topic.retention()
                        .map(retention -> retention.toDays() + " days")
                        .orElse("for good"));
        assertThat(types(cells[5]))
                .containsExactlyElementsOf(Arrays.stream(EventType.values())
                        .filter(type -> type.topic() == topic)
                        .map(EventType::wireName)
                        .toList());
    }

    @Test
    void partitionsAndDeadLettersAreToldAsTheyAre() {
        assertThat(page)
                .contains("Each topic has " + Topic.PARTITIONS + " partitions")
                .contains("`max.message.bytes` " + Topic.PATCH_JOBS.maxMessageBytes() + " and "
                        + Topic.SCAN_RESULTS.maxMessageBytes())
                .contains("`" + Topic.PATCH_JOBS.deadLetters("report-service") + "`")
                .contains("Cleanup `delete`, kept " + Topic.DEAD_LETTER_RETENTION.toDays() + " days, "
                        + Topic.PARTITIONS + " partitions")
                .contains("nesting deeper than\n" + EventJson.MAX_DEPTH);
    }

    @Test
    void headersAreThoseOfTheAsyncApiDocument() {
        Contract.current()
                .asyncApi()
                .at("/components/messageTraits/cloudEvent/headers/required")
                .forEach(header -> assertThat(page).contains("| `" + header.asText() + "` |"));
    }

    @Test
    void linksLeadSomewhere() {
        Matcher links = Pattern.compile("]\\((?!http)([^)#]+)").matcher(page);
        List<String> targets = links.results().map(link -> link.group(1)).toList();

        assertThat(targets)
                .isNotEmpty()
                .allSatisfy(target -> assertThat(PAGE.resolveSibling(target)).exists());
    }

    @Test
    void exampleCompiles(@TempDir Path output) {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).isTrue();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Hosts.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return block.group(1);
                    }
                };
        StringWriter errors = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", output.toString(), "-classpath", System.getProperty("java.class.path"));

        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(errors, null, null, options, null, List.of(source))
                .call();

        assertThat(compiled).as(errors.toString()).isTrue();
    }

    private String[] row(Topic topic) {
        List<String> rows = page.lines()
                .filter(line -> line.startsWith("| `" + topic.topicName() + "` |"))
                .toList();
        assertThat(rows).as(topic.topicName()).hasSize(1);
        return rows.getFirst().split(" ?\\| ?", -1);
    }

    /** What stands behind a word that ends with a full stop, with that word before it. */
    private static List<String> types(String cell) {
        List<String> types = new ArrayList<>();
        String prefix = "";
        for (String word : cell.replace("`", "").split(" ", -1)) {
            if (word.endsWith(".")) {
                prefix = word;
            } else {
                types.add(prefix + word);
            }
        }
        return types;
    }
}
