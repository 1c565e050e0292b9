package dev.mainstay.patch;

import dev.mainstay.events.EventType;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.events.ScanSnapshot.RebootBehavior;
import dev.mainstay.events.ScanSnapshot.UpdateKind;
import dev.mainstay.events.ScanSnapshot.UpdateState;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.testing.AgentKey;
import dev.mainstay.testing.Records;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.Topics;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A host and its agent: what scanner-service publishes of it, and what the agent says to patch-service. */
public final class TestHost {
    private static final AtomicLong NUMBERS = new AtomicLong();

    public final UUID id;
    public final String fqdn = "host" + NUMBERS.incrementAndGet() + ".lync.example";
    private final AgentKey key = new AgentKey();
    private long sequence;
    private long scans;
    private List<ScanSnapshot.Software> software = List.of();
    private @Nullable List<ScanSnapshot.Service> services;
    private ScanSnapshot.@Nullable Machine machine;
    private HostSnapshot.@Nullable IdentityConflict conflict;

    public TestHost() {
        this(UUID.randomUUID());
    }

    private TestHost(UUID id) {
        this.id = id;
    }

    /** Somebody else who says to be this host, with another key. */
    public TestHost impostor() {
        return new TestHost(id);
    }

    /** Makes the host known as a plain server, enrolled and freshly scanned. */
    public TestHost registered() {
        return published(List.of(), Freshness.FRESH);
    }

    /** Makes the host known as a member of a Front End pool. */
    public TestHost inFrontEndPool(String pool, int size, int ordinal) {
        return published(List.of(frontEnd(pool, size, ordinal)), Freshness.FRESH);
    }

    public TestHost published(List<Membership> memberships, Freshness freshness) {
        Topics.publish(EventType.HOST_CHANGED, id, snapshot(memberships, freshness, ++sequence));
        return this;
    }

    public HostSnapshot snapshot(List<Membership> memberships, Freshness freshness, long version) {
        return new HostSnapshot(
                id,
                version,
                Instant.now(),
                fqdn,
                null,
                HostState.ACTIVE,
                freshness,
                Instant.now(),
                "Microsoft Windows Server 2012 R2 Standard",
                memberships,
                List.of(),
                key.publicKey(),
                true,
                null,
                null,
                conflict);
    }

    public static Membership frontEnd(String pool, int size, int ordinal) {
        Pool described = new Pool(
                pool, "Lyon", PoolKind.ENTERPRISE_FRONT_END, Product.LYNC_SERVER_2013, size, null, false, null);
        return new Membership(described, ordinal, null, null, List.of("Registrar"));
    }

    /** A scan that finds these missing. */
    public ScanSnapshot scan(UpdateRef... missing) {
        return scan(Outcome.COMPLETE, null, Instant.now(), ++scans, missing);
    }

    /** A scan that finds these. */
    public ScanSnapshot scanOf(Offer... offers) {
        return scan(Outcome.COMPLETE, null, Instant.now(), ++scans, List.of(offers));
    }

    public ScanSnapshot scan(Outcome outcome, @Nullable UUID jobId, Instant at, long number, UpdateRef... missing) {
        return scan(
                outcome,
                jobId,
                at,
                number,
                Arrays.stream(missing).map(TestHost::offer).toList());
    }

    private ScanSnapshot scan(Outcome outcome, @Nullable UUID jobId, Instant at, long number, List<Offer> offers) {
        return new ScanSnapshot(
                UUID.randomUUID(),
                id,
                fqdn,
                number,
                outcome,
                at,
                at,
                at,
                null,
                jobId,
                false,
                offers,
                List.of(),
                null,
                true,
                software,
                machine,
                services,
                null,
                null,
                null);
    }

    /** Publishes a scan that finds these missing. */
    public ScanSnapshot scanned(UpdateRef... missing) {
        ScanSnapshot scan = scan(missing);
        Topics.publish(EventType.SCAN_COMPLETED, id, scan);
        return scan;
    }

    /** A scan that a job asked for. */
    public ScanSnapshot scanFor(UUID jobId, UpdateRef... missing) {
        return scan(Outcome.COMPLETE, jobId, Instant.now(), ++scans, missing);
    }

    /** Publishes the scan that a job asked for. */
    public ScanSnapshot scannedFor(UUID jobId, UpdateRef... missing) {
        ScanSnapshot scan = scanFor(jobId, missing);
        Topics.publish(EventType.SCAN_COMPLETED, id, scan);
        return scan;
    }

    /** Publishes the scan that a job asked for; the host has these installed. */
    public void scannedWith(UUID jobId, UpdateRef... installed) {
        Topics.publish(EventType.SCAN_COMPLETED, id, scanFor(jobId).withInstalled(List.of(installed)));
    }

    /** From now on the host's scans say that it has a SQL Server instance of that version. */
    public TestHost withSqlInstance(String name, String version) {
        software = List.of(new ScanSnapshot.Software(ScanSnapshot.SoftwareKind.SQL_INSTANCE, name, version));
        return this;
    }

    /** From now on the host's scans say that this service stands so. */
    public TestHost withService(String name, ScanSnapshot.ServiceState state) {
        services = List.of(new ScanSnapshot.Service(name, state));
        return this;
    }

    /** From now on the host's scans say that they are of this machine. */
    public TestHost on(String biosUuid) {
        machine = new ScanSnapshot.Machine(biosUuid, null, "fe01", "lync.example", null);
        return this;
    }

    /** Makes it known that two machines speak for the host. */
    public TestHost inConflict() {
        conflict = new HostSnapshot.IdentityConflict(
                Instant.now(), "another-machine", "Another machine speaks with the key of this host.");
        return published(List.of(), Freshness.FRESH);
    }

    public static Offer offer(UpdateRef update) {
        return offer(update, Instant.parse("2026-10-13T17:00:00Z"));
    }

    /** An update that Microsoft published then. */
    public static Offer publishedAt(Instant publishedAt) {
        return offer(update(), publishedAt);
    }

    /** An update with licence terms that nobody accepted. */
    public static Offer withOpenTerms(UpdateRef update) {
        return offer(update, Instant.parse("2026-10-13T17:00:00Z"), false);
    }

    /** An update with the flags that Windows Update gives it. */
    public static Offer flagged(UpdateRef update, UpdateKind kind, boolean browseOnly) {
        return offer(update, Instant.parse("2026-10-13T17:00:00Z"), null, kind, browseOnly ? true : null);
    }

    private static Offer offer(UpdateRef update, Instant publishedAt) {
        return offer(update, publishedAt, null);
    }

    private static Offer offer(UpdateRef update, Instant publishedAt, @Nullable Boolean eulaAccepted) {
        return offer(update, publishedAt, eulaAccepted, null, null);
    }

    /** A missing update with that title. */
    public static Offer titled(String title) {
        return Records.with(offer(update()), "title", title);
    }

    private static Offer offer(
            UpdateRef update,
            Instant publishedAt,
            @Nullable Boolean eulaAccepted,
            @Nullable UpdateKind kind,
            @Nullable Boolean browseOnly) {
        return new Offer(
                update,
                "Security Update " + update.revision(),
                List.of("KB" + (4_000_000 + update.revision())),
                List.of(),
                "Security Updates",
                List.of("Windows Server 2012 R2"),
                "Critical",
                UpdateState.MISSING,
                1_000L,
                RebootBehavior.CAN_REQUEST_REBOOT,
                false,
                eulaAccepted,
                publishedAt,
                kind,
                browseOnly,
                null,
                null);
    }

    public static UpdateRef update() {
        return new UpdateRef(UUID.randomUUID(), 200);
    }

    public Rest.Answer lease() {
        return says("/agent/v1/leases", "{}");
    }

    /** Asks for work as the agent of one of two machines with this host's key. */
    public Rest.Answer leaseOn(String biosUuid) {
        return says("/agent/v1/leases", "{" + machineField(biosUuid) + "}");
    }

    public Rest.Answer progressOn(String biosUuid, UUID job, long fence, String step, String state) {
        return says(
                "/agent/v1/jobs/" + job + "/progress",
                "{\"fence\":%d,\"step\":\"%s\",\"state\":\"%s\",\"startedAt\":\"%s\",%s}"
                        .formatted(fence, step, state, Instant.now(), machineField(biosUuid)));
    }

    public Rest.Answer resultOn(String biosUuid, UUID job, long fence, String outcome, String health) {
        return says(
                "/agent/v1/jobs/" + job + "/result",
                "{\"fence\":%d,\"outcome\":\"%s\",\"finishedAt\":\"%s\",\"restarted\":false,\"health\":\"%s\",\"updates\":[],%s}"
                        .formatted(fence, outcome, Instant.now(), health, machineField(biosUuid)));
    }

    private static String machineField(String biosUuid) {
        return "\"machine\":{\"biosUuid\":\"%s\",\"computerName\":\"FE01\",\"domain\":\"lync.example\"}"
                .formatted(biosUuid);
    }

    public Rest.Answer progress(UUID job, long fence, String step, String state) {
        return says(
                "/agent/v1/jobs/" + job + "/progress",
                "{\"fence\":%d,\"step\":\"%s\",\"state\":\"%s\",\"startedAt\":\"%s\"}"
                        .formatted(fence, step, state, Instant.now()));
    }

    public Rest.Answer result(UUID job, long fence, String outcome, String health) {
        return says(
                "/agent/v1/jobs/" + job + "/result",
                "{\"fence\":%d,\"outcome\":\"%s\",\"finishedAt\":\"%s\",\"restarted\":false,\"health\":\"%s\",\"updates\":[]}"
                        .formatted(fence, outcome, Instant.now(), health));
    }

    /** Says it with the agent's signature. */
    public Rest.Answer says(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(Rest.uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return Rest.send(key.sign(request, "POST", path, body, id, Instant.now()));
    }
}
