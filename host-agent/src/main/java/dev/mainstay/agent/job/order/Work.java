package dev.mainstay.agent.job.order;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.json.JsonException;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import dev.mainstay.agent.platform.UpdateId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What an order has done on the host: exactly these updates in this order, installed or removed, or one package, nothing else. */
public sealed interface Work {

    /** Updates that Windows Update installs; at least one. */
    record Installation(List<OrderedUpdate> updates) implements Work {
        public Installation {
            updates = List.copyOf(updates);
        }
    }

    /** Updates that Windows Update removes; at least one. */
    record Removal(List<OrderedUpdate> updates) implements Work {
        public Removal {
            updates = List.copyOf(updates);
        }
    }

    /** A package from beside Windows Update. */
    record PackageInstallation(OrderedPackage software) implements Work {
        @Override
        public List<OrderedUpdate> updates() {
            return List.of();
        }
    }

    /** In the order of the order; none where it is a package. */
    List<OrderedUpdate> updates();

    /** One answer for each kind; Java 17 has no switch that knows them all. */
    default <T> T match(
            Function<Installation, T> installation,
            Function<Removal, T> removal,
            Function<PackageInstallation, T> packageInstallation) {
        if (this instanceof Installation one) {
            return installation.apply(one);
        }
        return this instanceof Removal one ? removal.apply(one) : packageInstallation.apply((PackageInstallation) this);
    }

    /**
     * One update of an order.
     *
     * @param acceptEula whether a person accepted its licence terms, and the agent is to accept them on the host
     */
    record OrderedUpdate(
            UpdateId id,
            String title,
            List<String> kbs,
            boolean exclusive,
            RebootBehavior rebootBehavior,
            boolean acceptEula) {

        static OrderedUpdate read(Fields json) {
            OrderedUpdate update = new OrderedUpdate(
                    new UpdateId(json.uuid("updateId"), json.number("revision", 0, Integer.MAX_VALUE)),
                    json.text("title"),
                    json.texts("kbs"),
                    json.flag("exclusive"),
                    json.constant("rebootBehavior", RebootBehavior.class),
                    json.flagIfAny("acceptEula"));
            json.end();
            return update;
        }

        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("updateId", id.id().toString());
            json.writeNumberField("revision", id.revision());
            json.writeStringField("title", title);
            json.writeArrayFieldStart("kbs");
            for (String kb : kbs) {
                json.writeString(kb);
            }
            json.writeEndArray();
            json.writeBooleanField("exclusive", exclusive);
            json.writeStringField("rebootBehavior", rebootBehavior.name());
            if (acceptEula) {
                json.writeBooleanField("acceptEula", true);
            }
            json.writeEndObject();
        }
    }

    /** What is done with the updates, as the order says it; it says nothing where they are installed. */
    enum Action {
        INSTALL,
        UNINSTALL
    }

    /**
     * Reads it from the fields of an order (docs/agent-protocol.md).
     *
     * @throws JsonException when it is none of the three
     */
    static Work read(Fields json) {
        List<OrderedUpdate> updates = new ArrayList<>();
        for (Fields update : json.objects("updates")) {
            updates.add(OrderedUpdate.read(update));
        }
        boolean removes = json.constantIfAny("action", Action.class).orElse(Action.INSTALL) == Action.UNINSTALL;
        boolean software = json.has("package");
        if (software && (removes || !updates.isEmpty())) {
            throw new JsonException("a package beside updates");
        }
        if (software) {
            return new PackageInstallation(OrderedPackage.read(json.object("package")));
        }
        if (updates.isEmpty()) {
            throw new JsonException("not either updates or a package in it");
        }
        return removes ? new Removal(updates) : new Installation(updates);
    }
}
