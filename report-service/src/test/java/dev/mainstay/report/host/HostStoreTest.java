package dev.mainstay.report.host;

import static dev.mainstay.report.Samples.instance;
import static dev.mainstay.report.Samples.pool;
import static dev.mainstay.report.Samples.scannedAt;
import static dev.mainstay.report.Samples.withInstances;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.report.Platform;
import dev.mainstay.report.Samples;
import dev.mainstay.report.Version;
import dev.mainstay.report.host.HostStore.Projected;
import dev.mainstay.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which rows of a host are written when a new version of it comes. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class HostStoreTest {
    private final UUID hostId = UUID.randomUUID();

    @Inject
    HostStore hosts;

    @Inject
    Sql sql;

    @Test
    void ofAHostThatWasOnlyScannedNoPoolAndNoInstanceIsWrittenAgain() {
        assertThat(project(host(1, "pool1.example", "11.0.7001.0")).moved()).containsExactly(hostId);
        List<String> before = parts();
        assertThat(before).hasSize(2);

        Projected scanned = project(scannedAgain(host(2, "pool1.example", "11.0.7001.0")));

        assertThat(scanned.told()).isEmpty();
        assertThat(scanned.moved()).isEmpty();
        assertThat(parts()).isEqualTo(before);
        long sequence = sql.query("select sequence from host where host_id = :host")
                .bind("host", hostId)
                .one(row -> row.bigint("sequence"));
        assertThat(sequence).isEqualTo(2);
    }

    @Test
    void anotherPoolOrInstanceIsWritten() {
        project(host(1, "pool1.example", "11.0.7001.0"));

        Projected inAnotherPool = project(host(2, "pool2.example", "11.0.7001.0"));
        assertThat(inAnotherPool.told()).containsExactly(new Version(hostId, 2));
        assertThat(inAnotherPool.moved()).containsExactly(hostId);
        assertThat(parts()).anyMatch(row -> row.endsWith("pool2.example"));

        assertThat(project(host(3, "pool2.example", "11.0.7507.2")).moved()).containsExactly(hostId);
        assertThat(parts()).anyMatch(row -> row.endsWith("11.0.7507.2"));
    }

    @Test
    void anOlderVersionChangesNothing() {
        project(host(2, "pool2.example", "11.0.7001.0"));
        List<String> before = parts();

        Projected older = project(host(1, "pool1.example", "11.0.7507.2"));

        assertThat(older.told()).isEmpty();
        assertThat(older.moved()).isEmpty();
        assertThat(parts()).isEqualTo(before);
    }

    @Test
    void ofAHostWhoseVersionsAreForgottenAllIsWrittenAgain() {
        project(host(1, "pool1.example", "11.0.7001.0"));
        sql.update("update host set sequence = 0 where host_id = :host")
                .bind("host", hostId)
                .run();
        sql.update("delete from membership where host_id = :host")
                .bind("host", hostId)
                .run();

        assertThat(project(host(1, "pool1.example", "11.0.7001.0")).moved()).containsExactly(hostId);
        assertThat(parts()).anyMatch(row -> row.endsWith("pool1.example"));
    }

    private HostSnapshot host(long sequence, String pool, String version) {
        return withInstances(
                Samples.host(hostId, sequence, "h-" + hostId + ".example", Freshness.FRESH, pool(pool, 1)),
                instance("RTCLOCAL", Presence.CONFIRMED, version));
    }

    private static HostSnapshot scannedAgain(HostSnapshot host) {
        Instant before = Objects.requireNonNull(host.lastScanAt());
        return scannedAt(host, before.plusSeconds(3600));
    }

    private Projected project(HostSnapshot host) {
        return QuarkusTransaction.requiringNew().call(() -> hosts.project(List.of(host)));
    }

    /** The host's rows, each with the transaction that wrote it. */
    private List<String> parts() {
        return sql.query("""
                select xmin || ' ' || pool as row from membership where host_id = :host
                union all select xmin || ' ' || version from sql_instance where host_id = :host""").bind("host", hostId).list(row -> row.text("row"));
    }
}
