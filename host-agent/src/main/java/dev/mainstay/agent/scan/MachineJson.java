package dev.mainstay.agent.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.agent.platform.Machine;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The machine the agent runs on, as it is written in scans and in requests about orders: docs/agent-protocol.md. */
public final class MachineJson {

    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_DOMAIN = 255;

    private MachineJson() {}

    /** Writes the field {@code machine}; nothing where nothing is known of it. */
    public static void write(JsonGenerator json, Machine machine) throws IOException {
        if (machine.equals(Machine.UNKNOWN)) {
            return;
        }
        json.writeObjectFieldStart("machine");
        text(json, "biosUuid", machine.biosUuid());
        text(json, "machineGuid", machine.machineGuid());
        text(json, "computerName", shortened(machine.computerName(), LONGEST_NAME));
        text(json, "domain", shortened(machine.domain(), LONGEST_DOMAIN));
        if (machine.installedAt() != null) {
            json.writeStringField(
                    "installedAt",
                    machine.installedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        json.writeEndObject();
    }

    private static @Nullable String shortened(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
