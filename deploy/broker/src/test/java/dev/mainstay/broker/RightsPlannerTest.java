package dev.mainstay.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsPlannerTest {
    private static final TopicsFile FILE = TopicsFile.shipped();
    private static final Set<AclBinding> WANTED = Rights.of(FILE, BrokerSetup.SCRAM_PRINCIPAL);

    @Test
    void theFileGivesTheseRightsAndNoOthers() {
        assertThat(WANTED).extracting(Rights::text).containsExactlyInAnyOrder(lines("""
                User:scanner-service may WRITE TOPIC estate.hosts.v1
                User:scanner-service may WRITE TOPIC scan.results.v1
                User:scanner-service may READ TOPIC patch.jobs.v1
                User:scanner-service may READ TOPIC patch.decisions.v1
                User:scanner-service may READ GROUP scanner-service
                User:scanner-service may WRITE TOPIC audit.entries.v1
                User:scanner-service may WRITE TOPIC patch.jobs.v1.scanner-service.dlq
                User:scanner-service may WRITE TOPIC patch.decisions.v1.scanner-service.dlq
                User:patch-service may WRITE TOPIC patch.jobs.v1
                User:patch-service may WRITE TOPIC patch.rollouts.v1
                User:patch-service may WRITE TOPIC patch.decisions.v1
                User:patch-service may READ TOPIC estate.hosts.v1
                User:patch-service may READ TOPIC scan.results.v1
                User:patch-service may READ GROUP patch-service
                User:patch-service may WRITE TOPIC audit.entries.v1
                User:patch-service may WRITE TOPIC estate.hosts.v1.patch-service.dlq
                User:patch-service may WRITE TOPIC scan.results.v1.patch-service.dlq
                User:report-service may READ TOPIC estate.hosts.v1
                User:report-service may READ TOPIC scan.results.v1
                User:report-service may READ TOPIC patch.jobs.v1
                User:report-service may READ TOPIC patch.rollouts.v1
                User:report-service may READ TOPIC patch.decisions.v1
                User:report-service may READ GROUP report-service
                User:report-service may WRITE TOPIC audit.entries.v1
                User:report-service may WRITE TOPIC estate.hosts.v1.report-service.dlq
                User:report-service may WRITE TOPIC scan.results.v1.report-service.dlq
                User:report-service may WRITE TOPIC patch.jobs.v1.report-service.dlq
                User:report-service may WRITE TOPIC patch.rollouts.v1.report-service.dlq
                User:report-service may WRITE TOPIC patch.decisions.v1.report-service.dlq
                """));
    }

    @Test
    void aConsumerOfTheOperatorsReadsAndWritesNothing() {
        TopicsFile file = TopicsFile.parse(TopicsFile.shippedText()
                .replace("consumers: []", "consumers: [{login: ticketing, group: tickets, topics: [patch.jobs.v1]}]"));

        assertThat(Rights.of(file, "User:CN={login}"))
                .extracting(Rights::text)
                .filteredOn(text -> text.contains("ticketing"))
                .containsExactlyInAnyOrder(
                        "User:CN=ticketing may READ TOPIC patch.jobs.v1", "User:CN=ticketing may READ GROUP tickets");
    }

    @Test
    void whatIsMissingIsGranted() {
        List<Step> steps = plan(Set.of());

        assertThat(steps).hasSameSizeAs(WANTED).allMatch(Step.Grant.class::isInstance);
        assertThat(plan(WANTED)).hasSameSizeAs(WANTED).allMatch(Step.Right.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({
        // who, what, name, how, foreign
        "User:somebody,       TOPIC,   patch.jobs.v1,                        LITERAL,  true",
        "User:somebody,       TOPIC,   patch.jobs.v1.report-service.dlq,     LITERAL,  true",
        "User:somebody,       TOPIC,   *,                                    LITERAL,  true",
        "User:somebody,       TOPIC,   patch.,                               PREFIXED, true",
        "User:somebody,       TOPIC,   orders,                               LITERAL,  false",
        "User:somebody,       TOPIC,   orders.,                              PREFIXED, false",
        "User:somebody,       GROUP,   patch-service,                        LITERAL,  true",
        "User:somebody,       GROUP,   *,                                    LITERAL,  true",
        "User:somebody,       GROUP,   orders,                               LITERAL,  false",
        "User:somebody,       CLUSTER, kafka-cluster,                        LITERAL,  false",
        "User:patch-service,  CLUSTER, kafka-cluster,                        LITERAL,  true",
        "User:patch-service,  TOPIC,   orders,                               LITERAL,  true",
        "User:patch-service,  TRANSACTIONAL_ID, x,                           LITERAL,  true",
    })
    void aRightIsForeignWhereItTouchesWhatIsOurs(
            String who, ResourceType what, String name, PatternType how, boolean foreign) {
        AclBinding right = new AclBinding(
                new ResourcePattern(what, name, how),
                new AccessControlEntry(who, "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW));

        assertThat(plan(Set.of(right)).contains(new Step.Foreign(right))).isEqualTo(foreign);
    }

    private static List<Step> plan(Set<AclBinding> found) {
        return RightsPlanner.plan(
                WANTED,
                found,
                WantedTopic.of(FILE).stream().map(WantedTopic::name).collect(Collectors.toSet()));
    }

    private static String[] lines(String text) {
        return text.strip().split("\n");
    }
}
