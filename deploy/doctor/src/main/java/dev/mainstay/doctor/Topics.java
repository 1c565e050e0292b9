package dev.mainstay.doctor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;

/** Judgement of topics by what the broker says of them to the service's own login. */
final class Topics {
    private static final Set<AclOperation> EVERYTHING =
            EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER);

    private Topics() {}

    /**
     * A topic as the broker has it.
     *
     * @param replicas of the partition that has the fewest
     * @param allowed what this login may do with it
     */
    record Found(int partitions, int replicas, Set<AclOperation> allowed) {}

    /**
     * Compares.
     *
     * @param found by name; what is not there, or what the login may not even see, is missing
     * @param elsewhere whether others can reach the broker
     */
    static List<Finding> judge(TopicPlan plan, Map<String, Found> found, boolean elsewhere) {
        List<Finding> findings = new ArrayList<>();
        Set<String> missing = new TreeSet<>(plan.used());
        missing.removeAll(found.keySet());
        findings.add(
                missing.isEmpty()
                        ? Finding.ok(Area.TOPICS, "topics.there", plan.used().size())
                        : Finding.wrong(Area.TOPICS, "topics.missing", String.join(", ", missing)));
        Set<String> few = new TreeSet<>();
        found.forEach((name, topic) -> {
            if (plan.used().contains(name) && topic.partitions() != plan.partitions()) {
                findings.add(
                        Finding.warning(Area.TOPICS, "topics.partitions", name, topic.partitions(), plan.partitions()));
            }
            if (plan.used().contains(name) && topic.replicas() < plan.replicas() && elsewhere) {
                few.add(name);
            }
        });
        if (!few.isEmpty()) {
            findings.add(Finding.warning(Area.TOPICS, "topics.replicas", plan.replicas(), String.join(", ", few)));
        }
        findings.addAll(rights(plan, found, elsewhere));
        return findings;
    }

    private static List<Finding> rights(TopicPlan plan, Map<String, Found> found, boolean elsewhere) {
        if (!found.isEmpty()
                && found.values().stream().allMatch(topic -> topic.allowed().containsAll(EVERYTHING))) {
            return List.of(
                    elsewhere
                            ? Finding.warning(Area.RIGHTS, "rights.everything")
                            : Finding.ok(Area.RIGHTS, "rights.open"));
        }
        List<Finding> findings = new ArrayList<>();
        Set<String> lacking = new TreeSet<>();
        Set<String> tooMuch = new TreeSet<>();
        found.forEach((name, topic) -> {
            if (plan.written().contains(name) && !topic.allowed().contains(AclOperation.WRITE)) {
                lacking.add("WRITE " + name);
            }
            if (plan.read().contains(name) && !topic.allowed().contains(AclOperation.READ)) {
                lacking.add("READ " + name);
            }
            if (!plan.written().contains(name) && topic.allowed().contains(AclOperation.WRITE)) {
                tooMuch.add("WRITE " + name);
            }
            if (topic.allowed().contains(AclOperation.DELETE)) {
                tooMuch.add("DELETE " + name);
            }
        });
        if (!lacking.isEmpty()) {
            findings.add(Finding.wrong(Area.RIGHTS, "rights.lacking", String.join(", ", lacking)));
        }
        if (!tooMuch.isEmpty()) {
            findings.add(Finding.warning(Area.RIGHTS, "rights.more", String.join(", ", tooMuch)));
        }
        if (findings.isEmpty() && !found.isEmpty()) {
            findings.add(Finding.ok(Area.RIGHTS, "rights.right"));
        }
        return findings;
    }
}
