package dev.mainstay.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicPlannerTest {

    /** A dead-letter topic is to have delete, 30 days, 1179648 bytes, 3 replicas of which 2 in sync, 12 partitions. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # partitions, replicas | cleanup        | retention.ms  | max.message.bytes | min.insync | shrink | what is said
            12 | 3 | delete         | 2592000000    | 1179648  | 2 | no  | right
            12 | 5 | delete         | 2592000000    | 1179648  | 2 | no  | right
            12 | 3 | delete         | -1            | 9999999  | 3 | no  | right
            12 | 3 | delete         | 86400000      | 1179648  | 2 | no  | change
            12 | 3 | delete         | 2592000000    | 1048588  | 1 | no  | change
            12 | 3 | compact        | 2592000000    | 1179648  | 2 | no  | refused
            12 | 3 | compact        | 2592000000    | 1179648  | 2 | yes | change
            12 | 3 | compact        | 86400000      | 1179648  | 2 | no  | refused change
            12 | 3 | compact,delete | 2592000000    | 1179648  | 2 | no  | change
             1 | 3 | delete         | 2592000000    | 1179648  | 2 | no  | refused
            24 | 3 | delete         | 2592000000    | 1179648  | 2 | yes | refused
            12 | 1 | delete         | 2592000000    | 1179648  | 2 | yes | refused
            """)
    void moreIsRightAndLessOnlyOnRequest(
            int partitions,
            int replicas,
            String cleanup,
            String retention,
            String bytes,
            String inSync,
            String shrink,
            String said) {
        WantedTopic wanted = wanted("patch.jobs.v1.report-service.dlq");
        FoundTopic found = new FoundTopic(
                partitions,
                replicas,
                Map.of(
                        "cleanup.policy", cleanup,
                        "retention.ms", retention,
                        "max.message.bytes", bytes,
                        "min.insync.replicas", inSync));

        assertThat(TopicPlanner.plan(wanted, found, shrink.equals("yes")))
                .extracting(step -> step.line().split(" ", 2)[0])
                .containsExactly(said.split(" "));
    }

    @Test
    void theOrderOfPoliciesIsNoDifference() {
        WantedTopic wanted = wanted("patch.jobs.v1");
        Map<String, String> settings = new HashMap<>(wanted.settings());
        settings.put("cleanup.policy", "delete,compact");

        assertThat(TopicPlanner.plan(wanted, new FoundTopic(12, 3, settings), false))
                .containsExactly(new Step.Right("topic patch.jobs.v1"));
    }

    @Test
    void aTopicThatIsOnlyCompactedMayHaveAnyRetention() {
        WantedTopic wanted = wanted("estate.hosts.v1");

        assertThat(wanted.settings()).doesNotContainKey("retention.ms");
    }

    @Test
    void whatIsNotThereIsCreated() {
        WantedTopic wanted = wanted("scan.results.v1");

        assertThat(TopicPlanner.plan(wanted, null, false))
                .singleElement()
                .satisfies(step -> assertThat(step.line())
                        .isEqualTo("create   topic scan.results.v1: 12 partitions, 3 replicas, cleanup.policy=delete, "
                                + "max.message.bytes=8519680, min.insync.replicas=2, retention.ms=1209600000"));
    }

    private static WantedTopic wanted(String name) {
        return WantedTopic.of(TopicsFile.shipped()).stream()
                .filter(topic -> topic.name().equals(name))
                .findAny()
                .orElseThrow();
    }
}
