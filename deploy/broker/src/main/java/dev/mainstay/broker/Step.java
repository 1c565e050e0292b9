package dev.mainstay.broker;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;

/** What is said, and maybe done, about one topic or one right. */
sealed interface Step {

    /** One line for the administrator. */
    String line();

    /** As it should be: nothing is done. */
    record Right(String what) implements Step {
        @Override
        public String line() {
            return "right    " + what;
        }
    }

    /** A topic that is not there. */
    record Create(WantedTopic topic) implements Step {
        @Override
        public String line() {
            return "create   topic " + topic.name() + ": " + topic.partitions() + " partitions, " + topic.replicas()
                    + " replicas, "
                    + topic.settings().entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .collect(Collectors.joining(", "));
        }
    }

    /**
     * A topic whose settings are others.
     *
     * @param settings new values by name
     * @param before values that they had
     */
    record Change(String topic, Map<String, String> settings, Map<String, String> before) implements Step {
        @Override
        public String line() {
            return "change   topic " + topic + ": "
                    + settings.entrySet().stream()
                            .map(setting -> setting.getKey() + " " + before.getOrDefault(setting.getKey(), "unset")
                                    + " -> " + setting.getValue())
                            .collect(Collectors.joining(", "));
        }
    }

    /** What is not as it should be and is not changed either: it would lose records, or cannot be done here. */
    record Refused(String what, String why) implements Step {
        @Override
        public String line() {
            return "refused  " + what + ": " + why;
        }
    }

    /** A right that is not there. */
    record Grant(AclBinding right) implements Step {
        @Override
        public String line() {
            return "grant    " + Rights.text(right);
        }
    }

    /** A right that the file does not give, on what is Mainstay's. */
    record Foreign(AclBinding right) implements Step {
        @Override
        public String line() {
            return "foreign  " + Rights.text(right);
        }
    }
}
