package dev.mainstay.broker;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Rights that the file gives. Writing and reading include describing; an idempotent producer needs no right of its own since
 * Apache Kafka 3.0 (KIP-679).
 */
final class Rights {
    private static final String ANY_HOST = "*";

    private final String principal;
    private final Set<AclBinding> given = new LinkedHashSet<>();

    private Rights(String principal) {
        this.principal = principal;
    }

    /**
     * All of the file.
     *
     * @param principal how the broker calls a login, with {@code {login}} in its place: {@code User:{login}} with SCRAM
     */
    static Set<AclBinding> of(TopicsFile file, String principal) {
        Rights rights = new Rights(principal);
        for (TopicsFile.Entry topic : file.topics()) {
            for (String writer : topic.writing()) {
                rights.give(writer, ResourceType.TOPIC, topic.name(), AclOperation.WRITE);
            }
            for (String reader : topic.readers()) {
                rights.give(reader, ResourceType.TOPIC, topic.name(), AclOperation.READ);
                rights.give(reader, ResourceType.GROUP, reader, AclOperation.READ);
                rights.give(reader, ResourceType.TOPIC, topic.deadLetters(reader), AclOperation.WRITE);
            }
        }
        for (TopicsFile.Consumer consumer : file.consumers()) {
            for (String topic : consumer.topics()) {
                rights.give(consumer.login(), ResourceType.TOPIC, topic, AclOperation.READ);
            }
            rights.give(consumer.login(), ResourceType.GROUP, consumer.group(), AclOperation.READ);
        }
        return rights.given;
    }

    private void give(String login, ResourceType type, String name, AclOperation operation) {
        given.add(new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry(
                        principal.replace("{login}", login), ANY_HOST, operation, AclPermissionType.ALLOW)));
    }

    /** As an administrator reads it. */
    static String text(AclBinding right) {
        AccessControlEntry entry = right.entry();
        ResourcePattern what = right.pattern();
        return entry.principal() + " " + (entry.permissionType() == AclPermissionType.DENY ? "may not " : "may ")
                + entry.operation() + " " + what.resourceType() + " " + what.name()
                + (what.patternType() == PatternType.PREFIXED ? "* (prefix)" : "")
                + (entry.host().equals(ANY_HOST) ? "" : " from " + entry.host());
    }
}
