package dev.mainstay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.events.Topic;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped file held against the enum of module events, and files that cannot be used. */
class TopicsFileTest {
    private final TopicsFile shipped = TopicsFile.shipped();

    @Test
    void theFileHasTheTopicsOfTheContractAndNoOthers() {
        assertThat(shipped.topics())
                .extracting(TopicsFile.Entry::name)
                .containsExactlyElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        assertThat(shipped.partitions()).isEqualTo(Topic.PARTITIONS);
        assertThat(shipped.deadLettersKept()).isEqualTo(Topic.DEAD_LETTER_RETENTION);
        assertThat(shipped.replicas()).isEqualTo(3);
        assertThat(shipped.minInsyncReplicas()).isEqualTo(2);
        assertThat(shipped.consumers()).isEmpty();
    }

    /** Helm takes nothing from outside the chart, so it has a copy. */
    @Test
    void theChartHasTheSameFile() throws Exception {
        assertThat(Path.of("../kubernetes/mainstay/files/topics.yaml")).hasContent(TopicsFile.shippedText());
    }

    @ParameterizedTest
    @EnumSource
    void eachTopicIsKeptAsTheContractSays(Topic topic) {
        TopicsFile.Entry entry = shipped.topics().stream()
                .filter(each -> each.name().equals(topic.topicName()))
                .findAny()
                .orElseThrow();

        assertThat(entry.cleanup()).isEqualTo(topic.cleanup().policy());
        assertThat(entry.kept()).isEqualTo(topic.retention());
        assertThat(entry.maxMessageBytes()).isEqualTo(topic.maxMessageBytes());
        assertThat(entry.readers())
                .allSatisfy(group -> assertThat(entry.deadLetters(group)).isEqualTo(topic.deadLetters(group)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partitions: 12                | partitions: 0             | partitions and replicas are 1 or more
            partitions: 12                | partitoins: 12            | there is no partitoins, only partitions, replicas
            replicas: 3                   | replicas: three           | Cannot deserialize value of type `int` from String "three"
            minInsyncReplicas: 2          | minInsyncReplicas: 4      | minInsyncReplicas is not between 1 and replicas
            retention: P30D               | retention: 30 days        | deadLetters.retention is not a duration
            retention: P14D               | retention: -P14D          | scan.results.v1: retention is not a duration
            cleanup: delete               | cleanup: remove           | scan.results.v1: cleanup is none of
            cleanup: delete               | cleanup: compact          | scan.results.v1: retention belongs to a cleanup with delete
            name: patch.jobs.v1           | name: scan.results.v1     | scan.results.v1 stands there twice
            name: patch.jobs.v1           | name: patch jobs          | name has other characters
            maxMessageBytes: 8519680      | maxMessageBytes: 0        | scan.results.v1: maxMessageBytes is less than 1
            writer: patch-service         | wrote: patch-service      | topics: there is no wrote, only name, cleanup
            readers: [report-service]     | readers: [report-service  | line
            consumers: []                 | consumers: [{login: report-service, group: g, topics: []}] | neither the login nor the group of a service
            consumers: []                 | consumers: [{login: a, group: g, topics: [other]}] | a: reads a topic that is not in the file
            consumers: []                 | consumers: [{login: a, topics: []}] | a: group is missing
            """)
    void whatCannotBeUsedIsSaidInOneLine(String there, String instead, String said) {
        String text = TopicsFile.shippedText();
        assertThat(text).contains(there);
        int at = text.indexOf(there);
        String broken = text.substring(0, at) + instead + text.substring(at + there.length());

        assertThatThrownBy(() -> TopicsFile.parse(broken))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(said)
                .satisfies(
                        e -> assertThat(Objects.requireNonNull(e.getMessage()).lines())
                                .hasSize(1));
    }

    @Test
    void anEmptyFileIsNoTopicsFile() {
        assertThatThrownBy(() -> TopicsFile.parse("")).isInstanceOf(UnusableFileException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "5, 2"})
    void fewerReplicasNeedFewerInSync(int replicas, int inSync) {
        TopicsFile other = shipped.withReplicas(replicas);

        assertThat(other.replicas()).isEqualTo(replicas);
        assertThat(other.minInsyncReplicas()).isEqualTo(inSync);
    }
}
