package dev.mainstay.local.windows;

import dev.mainstay.agent.platform.Machine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Which machine a simulated one is: always the same for its name, and told from a real one by how its numbers begin. */
final class SimulatedIdentity {
    private static final String LABEL = "00000051";
    private static final Instant INSTALLED = Instant.parse("2014-04-08T09:00:00Z");

    private SimulatedIdentity() {}

    /**
     * The identity of a machine, or of its copy, which has everything of its original but the firmware.
     *
     * @param fqdn lower case
     */
    static Machine of(String fqdn, boolean copy) {
        int dot = fqdn.indexOf('.');
        return new Machine(
                number("firmware" + (copy ? " of the copy" : ""), fqdn),
                number("installation", fqdn),
                dot < 0 ? fqdn : fqdn.substring(0, dot),
                dot < 0 ? null : fqdn.substring(dot + 1),
                INSTALLED);
    }

    private static String number(String what, String fqdn) {
        String text = what + " of " + fqdn;
        return LABEL
                + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(LABEL.length());
    }
}
