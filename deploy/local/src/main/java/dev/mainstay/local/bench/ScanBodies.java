package dev.mainstay.local.bench;

import dev.mainstay.events.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Scans made up for the load, in the shape of docs/agent-protocol.md; they say that they are simulated. */
final class ScanBodies {
    /** No host restarts between two scans, or each would say something new. */
    private static final Instant BOOTED = Instant.parse("2026-01-15T03:00:00Z");

    private ScanBodies() {}

    /**
     * A compressed scan.
     *
     * @param host a number that makes this host's scan differ from the others'
     * @param round a number that makes this scan differ from the host's last one; the same number says the same again
     * @param updates how many it lists
     * @param missing how many of them are missing, the rest is installed
     */
    static byte[] scan(int host, int round, int updates, int missing) {
        Map<String, Object> scan = frame();
        List<Object> listed = new ArrayList<>();
        for (int i = 0; i < updates; i++) {
            listed.add(update(new UUID(round, (long) host << 20 | i), i < missing ? "MISSING" : "INSTALLED", i));
        }
        scan.put("updates", listed);
        return gzip(scan);
    }

    /** A compressed scan that verifies a job: nothing is missing any more. */
    static byte[] verifying(UUID scanId, UUID jobId, UUID installed) {
        Map<String, Object> scan = frame();
        scan.put("scanId", scanId);
        scan.put("jobId", jobId);
        scan.put("updates", List.of(update(installed, "INSTALLED", 0)));
        return gzip(scan);
    }

    /** The identity of the first update of {@link #scan}. */
    static UUID firstUpdate(int host, int round) {
        return new UUID(round, (long) host << 20);
    }

    private static Map<String, Object> frame() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Object> scan = new LinkedHashMap<>();
        scan.put("scanId", UUID.randomUUID());
        scan.put("outcome", "COMPLETE");
        scan.put("startedAt", now);
        scan.put("finishedAt", now);
        scan.put("lastBootAt", BOOTED);
        scan.put("agentVersion", "bench");
        scan.put("simulated", true);
        scan.put(
                "operatingSystem",
                Map.of("caption", "Microsoft Windows Server 2012 R2 Standard", "version", "6.3", "build", 9600));
        scan.put(
                "pendingRestart",
                Map.of("componentBasedServicing", false, "windowsUpdate", false, "fileRename", false));
        scan.put("sqlInstances", List.of());
        scan.put("components", List.of());
        scan.put("services", List.of());
        return scan;
    }

    private static Map<String, Object> update(UUID id, String state, int number) {
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("updateId", id);
        update.put("revision", 200);
        update.put("title", "Simulated security update " + number + " for Windows Server 2012 R2 x64-based systems");
        update.put("state", state);
        for (String list : List.of("kbs", "cves", "bulletins", "supersedes")) {
            update.put(list, List.of());
        }
        update.put("products", List.of("Windows Server 2012 R2"));
        update.put("classification", "Security Updates");
        update.put("severity", number % 3 == 0 ? "Critical" : "Important");
        update.put("type", "SOFTWARE");
        update.put("sizeBytes", 1_000_000L + number);
        update.put("rebootBehavior", "CAN_REQUEST_REBOOT");
        for (String no : List.of("exclusive", "hidden", "browseOnly", "mandatory", "uninstallable")) {
            update.put(no, false);
        }
        update.put("eulaAccepted", true);
        update.put("publishedAt", Instant.parse("2026-01-13T18:00:00Z"));
        return update;
    }

    private static byte[] gzip(Map<String, Object> scan) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(EventJson.mapper().writeValueAsBytes(scan));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
