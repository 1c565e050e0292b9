package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The jobs of {@link CrashMatrixTest}: what is ordered, in which calls the host may die, and what has to come of it. */
enum CrashedJob {

    /** Some updates, one with licence terms, one that wants a restart. */
    INSTALL("before eulas, after eulas, before download, after download, before drain, "
            + "after drain, before install, in install, after install, before database, "
            + "after database, before restart, before restore, after restore, health") {

        @Override
        Rig rig(Path folder) throws IOException {
            Rig rig = new Rig(folder);
            Update stack = rig.host.offer("Servicing stack", true, RebootBehavior.NEVER_REBOOTS);
            Update sql = rig.host.offerWithTerms("SQL Server 2012 SP4 GDR");
            Update rollup = rig.host.offer("Monthly rollup", false, RebootBehavior.CAN_REQUEST_REBOOT);
            rig.host.databaseOld = true;
            rig.control.order(List.of(stack, sql, rollup), true);
            return rig;
        }

        @Override
        void assertRight(Rig rig) {
            String result = provenResult(rig);
            assertThat(rig.host.effects)
                    .containsExactly(
                            "drained",
                            "terms accepted SQL Server 2012 SP4 GDR",
                            "installed Servicing stack",
                            "installed SQL Server 2012 SP4 GDR",
                            "installed Monthly rollup",
                            "database updated",
                            "restarted",
                            "restored");
            assertThat(result.split("\"eulaAccepted\":true", -1)).hasSize(2);
            assertThat(verifyingScans(rig)).allMatch(scan -> !scan.contains(UpdateState.MISSING.name()));
        }
    },

    /** Two updates leave, one of them with a restart. */
    REMOVAL("before drain, after drain, before uninstall, in uninstall, after uninstall, "
            + "before restart, before restore, after restore, health") {

        @Override
        Rig rig(Path folder) throws IOException {
            Rig rig = new Rig(folder);
            Update sql = rig.host.installed("SQL Server 2012 SP4 GDR", RebootBehavior.NEVER_REBOOTS);
            Update rollup = rig.host.installed("Monthly rollup", RebootBehavior.CAN_REQUEST_REBOOT);
            rig.control.removal(List.of(sql, rollup));
            return rig;
        }

        @Override
        void assertRight(Rig rig) {
            provenResult(rig);
            assertThat(rig.host.effects)
                    .containsExactly(
                            "drained",
                            "removed SQL Server 2012 SP4 GDR",
                            "removed Monthly rollup",
                            "restarted",
                            "restored");
            assertThat(verifyingScans(rig)).allMatch(scan -> !scan.contains("\"INSTALLED"));
        }
    };

    /** Separated by commas. */
    private final String calls;

    CrashedJob(String calls) {
        this.calls = calls;
    }

    abstract Rig rig(Path folder) throws IOException;

    abstract void assertRight(Rig rig);

    List<String> calls() {
        return List.of(calls.split(", ", -1));
    }

    /** Stops the agent; the one result says that all is done, after a restart, in good health, proven by one scan. */
    private static String provenResult(Rig rig) {
        rig.stop();
        assertThat(rig.control.faults).isEmpty();
        assertThat(rig.host.workloadState()).isEqualTo(Workload.State.SERVING);
        String result = rig.control.results.get(0);
        assertThat(rig.control.results).containsOnly(result);
        assertThat(result)
                .contains("\"outcome\":\"INSTALLED\"", "\"restarted\":true", "\"health\":\"HEALTHY\"")
                .doesNotContain("NOT_STARTED", "FAILED", "ABORTED");
        String scanId = result.replaceAll(".*\"verifyingScanId\":\"([^\"]+)\".*", "$1");
        assertThat(verifyingScans(rig)).isNotEmpty().allMatch(scan -> scan.contains(scanId));
        return result;
    }

    private static List<String> verifyingScans(Rig rig) {
        return rig.control.scans.stream()
                .filter(scan -> scan.contains("\"jobId\""))
                .toList();
    }
}
