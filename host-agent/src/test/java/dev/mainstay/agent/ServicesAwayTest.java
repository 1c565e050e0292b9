package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control plane is away for so long that not every scan can be kept. */
class ServicesAwayTest {

    private static final int KEPT = 4;
    private static final Pattern STARTED = Pattern.compile("\"startedAt\":\"([^\"]+)\"");

    @TempDir
    Path folder;

    @Test
    void theOldestScansMakeRoomTheJobsScanAndResultStayAndAllComesInItsOrder() throws Exception {
        try (Rig rig = new Rig(folder).with("spool.entries", "" + KEPT).with("scan.interval", "PT0.01S")) {
            // Given: they go away in the middle of a job, and the host is scanned many times after it
            Update sql = rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS);
            rig.host.onCall = call -> rig.control.away |= call.equals("before install");
            rig.control.order(List.of(sql));
            rig.start().until("the job ended", () -> scansSinceTheJob(rig) >= 0);
            int before = rig.control.scans.size();
            rig.until("many scans", () -> scansSinceTheJob(rig) > 3 * KEPT);

            // Then: no more is kept than fits
            try (Stream<Path> kept = Files.list(folder.resolve("scans"))) {
                assertThat(kept.filter(file -> !file.toString().endsWith(".new")))
                        .hasSizeLessThanOrEqualTo(KEPT);
            }
            assertThat(rig.control.results).isEmpty();

            // When
            rig.control.away = false;
            rig.untilResult();
            rig.until("later scans", () -> rig.control.scans.size() > before + KEPT);

            // Then
            List<String> late = rig.control.scans.subList(before, rig.control.scans.size());
            assertThat(late.get(0)).as("the oldest of what stayed is the job's").contains("\"jobId\"");
            assertThat(late.stream().map(ServicesAwayTest::startedAt)).isSorted();
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
            assertThat(rig.host.effects).containsExactly("drained", "installed SQL Server 2012 SP4 GDR", "restored");
        }
    }

    /** Negative until the job has ended. */
    private static long scansSinceTheJob(Rig rig) {
        List<String> log = List.copyOf(rig.log);
        int end = 0;
        while (end < log.size() && !log.get(end).contains("event=job-ended")) {
            end++;
        }
        return end == log.size()
                ? -1
                : log.subList(end, log.size()).stream()
                        .filter(line -> line.contains("event=scanned"))
                        .count();
    }

    private static Instant startedAt(String scan) {
        Matcher matcher = STARTED.matcher(scan);
        assertThat(matcher.find()).isTrue();
        return Instant.parse(matcher.group(1));
    }
}
