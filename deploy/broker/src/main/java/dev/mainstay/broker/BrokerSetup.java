package dev.mainstay.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;

/** Topics and rights of a file on a broker: compared, and made on request. What is right is not touched. */
public final class BrokerSetup implements AutoCloseable {
    /** How a broker calls a login that signed in with SCRAM. */
    static final String SCRAM_PRINCIPAL = "User:{login}";

    private final TopicsFile file;
    private final Broker broker;
    private final Consumer<String> out;

    /**
     * Connects when it is first asked something.
     *
     * @param settings of a Kafka client, {@code bootstrap.servers} among them
     * @param out receives one line for each topic and right
     * @throws BrokerFailedException if the settings cannot be used
     */
    public BrokerSetup(TopicsFile file, Map<String, Object> settings, Consumer<String> out) {
        this.file = file;
        this.broker = Broker.at(settings);
        this.out = out;
    }

    /** Whether the topics are as the file says. Changes nothing. */
    public boolean checkTopics() {
        return tell(topicSteps(false));
    }

    /**
     * Makes the topics as the file says.
     *
     * @param shrink whether records may begin to be deleted that are kept now
     * @return false if something was refused, with everything else done
     */
    public boolean applyTopics(boolean shrink) {
        List<Step> steps = topicSteps(shrink);
        tell(steps);
        for (Step step : steps) {
            if (step instanceof Step.Create create) {
                broker.create(create.topic());
            } else if (step instanceof Step.Change change) {
                broker.set(change.topic(), change.settings());
            }
        }
        return steps.stream().noneMatch(Step.Refused.class::isInstance);
    }

    /**
     * Whether the rights are those of the file, and no others. Changes nothing.
     *
     * @param principal how the broker calls a login, {@code User:{login}} with SCRAM
     */
    public boolean checkRights(String principal) {
        Optional<List<Step>> steps = rightSteps(principal);
        return steps.isPresent() && tell(steps.get());
    }

    /**
     * Gives the rights of the file.
     *
     * @param principal how the broker calls a login, {@code User:{login}} with SCRAM
     * @param revoke whether rights that the file does not give are taken away
     * @return false if such rights stay, or the broker has no authorizer
     */
    public boolean applyRights(String principal, boolean revoke) {
        Optional<List<Step>> steps = rightSteps(principal);
        if (steps.isEmpty()) {
            return false;
        }
        tell(steps.get());
        List<AclBinding> missing = new ArrayList<>();
        List<AclBinding> foreign = new ArrayList<>();
        for (Step step : steps.get()) {
            if (step instanceof Step.Grant grant) {
                missing.add(grant.right());
            } else if (step instanceof Step.Foreign other) {
                foreign.add(other.right());
            }
        }
        if (!missing.isEmpty()) {
            broker.grant(missing);
        }
        if (revoke && !foreign.isEmpty()) {
            broker.revoke(foreign);
            out.accept("revoked  " + foreign.size() + " rights that the file does not give");
        } else if (!foreign.isEmpty()) {
            out.accept("left     " + foreign.size() + " rights that the file does not give; --revoke takes them away");
        }
        return foreign.isEmpty() || revoke;
    }

    /** Makes a SCRAM-SHA-512 login, or gives it another password. */
    public void login(String name, String password) {
        broker.login(name, password);
        out.accept("login    " + name + " has the password of the file");
    }

    private List<Step> topicSteps(boolean shrink) {
        List<WantedTopic> wanted = WantedTopic.of(file);
        Map<String, FoundTopic> found =
                broker.topics(wanted.stream().map(WantedTopic::name).toList());
        List<Step> steps = new ArrayList<>();
        for (WantedTopic topic : wanted) {
            steps.addAll(TopicPlanner.plan(topic, found.get(topic.name()), shrink));
        }
        return steps;
    }

    private Optional<List<Step>> rightSteps(String principal) {
        Optional<Set<AclBinding>> found = broker.rights();
        if (found.isEmpty()) {
            out.accept("refused  rights: the broker has no authorizer, so everybody may do everything");
            return Optional.empty();
        }
        Set<String> topics =
                WantedTopic.of(file).stream().map(WantedTopic::name).collect(Collectors.toSet());
        return Optional.of(RightsPlanner.plan(Rights.of(file, principal), found.get(), topics));
    }

    /** Says every step, and whether all is right already. */
    private boolean tell(List<Step> steps) {
        steps.stream().map(Step::line).forEach(out);
        return steps.stream().allMatch(Step.Right.class::isInstance);
    }

    @Override
    public void close() {
        broker.close();
    }
}
