package dev.mainstay.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;

/**
 * Comparison of the rights on a broker with those of the file. Foreign is a right that touches a topic or group of the file, or
 * that one of its logins has on anything else; what others do elsewhere on a shared broker is not looked at.
 */
final class RightsPlanner {

    private RightsPlanner() {}

    static List<Step> plan(Set<AclBinding> wanted, Set<AclBinding> found, Set<String> ownTopics) {
        List<Step> steps = new ArrayList<>();
        for (AclBinding right : wanted) {
            steps.add(found.contains(right) ? new Step.Right(Rights.text(right)) : new Step.Grant(right));
        }
        Set<String> logins =
                wanted.stream().map(right -> right.entry().principal()).collect(Collectors.toSet());
        Set<ResourcePattern> own = wanted.stream().map(AclBinding::pattern).collect(Collectors.toSet());
        found.stream()
                .filter(right -> !wanted.contains(right))
                .filter(right -> logins.contains(right.entry().principal()) || touches(right.pattern(), own, ownTopics))
                .map(Step.Foreign::new)
                .sorted(java.util.Comparator.comparing(Step.Foreign::line))
                .forEach(steps::add);
        return steps;
    }

    private static boolean touches(ResourcePattern right, Set<ResourcePattern> own, Set<String> ownTopics) {
        return switch (right.resourceType()) {
            case TOPIC ->
                ownTopics.stream().anyMatch(topic -> matches(right, topic))
                        || own.stream()
                                .anyMatch(each ->
                                        each.resourceType() == right.resourceType() && matches(right, each.name()));
            case GROUP ->
                own.stream()
                        .anyMatch(each -> each.resourceType() == right.resourceType() && matches(right, each.name()));
            default -> false;
        };
    }

    private static boolean matches(ResourcePattern right, String name) {
        return right.patternType() == PatternType.PREFIXED
                ? name.startsWith(right.name())
                : right.name().equals(name) || right.name().equals(ResourcePattern.WILDCARD_RESOURCE);
    }
}
