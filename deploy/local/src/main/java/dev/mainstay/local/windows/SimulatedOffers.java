package dev.mainstay.local.windows;

import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WorkloadKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What simulated Windows Update has to offer. Titles begin with "Simulated"; GUIDs are made up from them. KB numbers appear
 * only where the update is a known one of SQL Server 2012 or Lync Server 2013, with the build it brings.
 */
final class SimulatedOffers {
    private static final String WINDOWS = "Windows Server 2012 R2";
    private static final String SQL = "SQL Server 2012";
    private static final String LYNC = "Lync Server 2013";

    static final String LYNC_BEFORE = "5.0.8308.1194";
    static final String SQL_SP3 = "11.0.6020.0";
    static final String SQL_SP4 = "11.0.7001.0";

    /** Offered everywhere, approved by no baseline of the demo. */
    static final String DEFINITIONS = "Simulated definitions for Windows Defender";

    static final String FRAMEWORK = "Simulated .NET Framework with licence terms";

    private SimulatedOffers() {}

    /** The made-up GUID of the update of that title. */
    static UUID id(String title) {
        return UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8));
    }

    static Updates of(MachineSpec machine) {
        List<Updates.Entry> entries = new ArrayList<>();
        windows(machine, entries);
        if (!machine.sqlInstances().isEmpty()) {
            sql(machine, entries);
        }
        if (machine.lync()) {
            entries.add(
                    new Draft("Simulated security update for Lync Server 2013 (KB5016714)", LYNC, "Security Updates")
                            .kb("KB5016714")
                            .severity("Critical")
                            .takes(10)
                            .restarts(RebootBehavior.CAN_REQUEST_REBOOT, false)
                            .entry(null, "5.0.8308.1198"));
        }
        return new Updates(entries);
    }

    /** One known only by the servicing stack before it, one that replaces another, some that no baseline approves. */
    private static void windows(MachineSpec machine, List<Updates.Entry> entries) {
        Draft before = new Draft("Simulated security rollup 1 for Windows Server 2012 R2", WINDOWS, "Security Updates")
                .severity("Important");
        entries.add(before.installed().entry(null, null));
        Draft rollup = new Draft("Simulated security rollup 3 for Windows Server 2012 R2", WINDOWS, "Security Updates")
                .severity("Critical")
                .takes(12)
                .restarts(RebootBehavior.ALWAYS_REQUIRES_REBOOT, true)
                .supersedes(before.id());
        entries.add(new Draft("Simulated security rollup 2 for Windows Server 2012 R2", WINDOWS, "Security Updates")
                .severity("Important")
                .supersedes(before.id())
                .entry(null, null));
        if (needsServicingStack(machine)) {
            Draft stack = new Draft("Simulated servicing stack for Windows Server 2012 R2", WINDOWS, "Critical Updates")
                    .takes(2)
                    .exclusive();
            entries.add(stack.entry(null, null));
            rollup.after(stack.id());
        }
        // Last of the chain: replaces rollup 2 as soon as it is offered.
        rollup.supersedes(id("Simulated security rollup 2 for Windows Server 2012 R2"));
        entries.add(rollup.entry(null, null));
        entries.add(new Draft(DEFINITIONS, "Windows Defender", "Definition Updates").entry(null, null));
        entries.add(
                new Draft(FRAMEWORK, WINDOWS, "Feature Packs").licenceTerms().entry(null, null));
        entries.add(new Draft("Simulated language pack", WINDOWS, "Updates")
                .hidden()
                .entry(null, null));
    }

    private static boolean needsServicingStack(MachineSpec machine) {
        return machine.kind() == WorkloadKind.PLAIN || machine.kind() == WorkloadKind.OFFICE_WEB_APPS;
    }

    private static void sql(MachineSpec machine, List<Updates.Entry> entries) {
        Draft servicePack = new Draft("Simulated SQL Server 2012 Service Pack 4 (KB4018073)", SQL, "Service Packs")
                .kb("KB4018073")
                .takes(15)
                .restarts(RebootBehavior.CAN_REQUEST_REBOOT, true);
        // The forgotten one: a Standard Edition server whose instances still are at Service Pack 3.
        boolean forgotten = machine.kind() == WorkloadKind.STANDARD_EDITION;
        entries.add((forgotten ? servicePack : servicePack.installed()).entry(SQL_SP4, null));
        entries.add(new Draft(
                        "Simulated security update for SQL Server 2012 Service Pack 4 (KB5021123)",
                        SQL,
                        "Security Updates")
                .kb("KB5021123")
                .severity("Important")
                .takes(8)
                .restarts(RebootBehavior.CAN_REQUEST_REBOOT, true)
                .after(servicePack.id())
                .entry("11.0.7512.11", null));
    }

    /** An update being written down. */
    private static final class Draft {
        private final String title;
        private final String product;
        private final String classification;
        private final List<String> kbs = new ArrayList<>();
        private final List<UUID> supersedes = new ArrayList<>();
        private @Nullable String severity;
        private @Nullable UUID after;
        private RebootBehavior behaviour = RebootBehavior.NEVER_REBOOTS;
        private boolean restart;
        private boolean exclusive;
        private boolean hidden;
        private boolean installed;
        private boolean eulaAccepted = true;
        private Duration takes = Duration.ofMinutes(3);

        Draft(String title, String product, String classification) {
            this.title = title;
            this.product = product;
            this.classification = classification;
        }

        UUID id() {
            return SimulatedOffers.id(title);
        }

        Draft kb(String kb) {
            kbs.add(kb);
            return this;
        }

        Draft severity(String value) {
            severity = value;
            return this;
        }

        Draft takes(int minutes) {
            takes = Duration.ofMinutes(minutes);
            return this;
        }

        Draft restarts(RebootBehavior says, boolean does) {
            behaviour = says;
            restart = does;
            return this;
        }

        Draft supersedes(UUID update) {
            supersedes.add(update);
            return this;
        }

        Draft after(UUID update) {
            after = update;
            return this;
        }

        Draft exclusive() {
            exclusive = true;
            return this;
        }

        Draft hidden() {
            hidden = true;
            return this;
        }

        Draft installed() {
            installed = true;
            return this;
        }

        Draft licenceTerms() {
            eulaAccepted = false;
            return this;
        }

        Updates.Entry entry(@Nullable String sqlVersion, @Nullable String lyncVersion) {
            Update update = new Update(
                    new UpdateId(id(), 200),
                    title,
                    kbs,
                    List.of(),
                    List.of(),
                    supersedes,
                    List.of(product),
                    classification,
                    severity,
                    Update.Type.SOFTWARE,
                    takes.toSeconds() * 1_000_000,
                    behaviour,
                    exclusive,
                    eulaAccepted,
                    hidden,
                    false,
                    false,
                    true,
                    Instant.parse("2026-10-13T17:00:00Z"),
                    null);
            return new Updates.Entry(update, installed, after, restart, takes, sqlVersion, lyncVersion);
        }
    }
}
