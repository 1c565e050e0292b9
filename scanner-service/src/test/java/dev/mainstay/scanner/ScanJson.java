package dev.mainstay.scanner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Scans as agents post them. */
public final class ScanJson {
    private final ObjectNode json = EventJson.mapper().createObjectNode();

    private ScanJson() {}

    /** A complete scan of a host that misses nothing. */
    public static ScanJson complete() {
        ScanJson scan = new ScanJson();
        Instant now = Instant.now();
        scan.json.put("scanId", UUID.randomUUID().toString()).put("outcome", "COMPLETE");
        scan.json.put("startedAt", now.minusSeconds(60).toString()).put("finishedAt", now.toString());
        scan.json.put("agentVersion", "1.0.0").put("simulated", true);
        for (String list : new String[] {"updates", "sqlInstances", "components", "services"}) {
            scan.json.putArray(list);
        }
        return scan;
    }

    public static ScanJson failed() {
        ScanJson scan = complete().with("outcome", "FAILED");
        scan.json.putObject("failure").put("hresult", "0x8024402C").put("message", "The proxy cannot be found");
        return scan;
    }

    public static ScanJson partial() {
        ScanJson scan = complete().with("outcome", "PARTIAL");
        scan.json.putObject("failure").put("message", "The registry could not be read");
        return scan;
    }

    public ScanJson with(String field, String value) {
        json.put(field, value);
        return this;
    }

    public ScanJson offering(UUID updateId, String title, String state, String... cves) {
        return offering(updateId, title, state, List.of("KB4018073"), cves);
    }

    public ScanJson offering(UUID updateId, String title, String state, List<String> kbs, String... cves) {
        ObjectNode update = ((ArrayNode) json.get("updates")).addObject();
        update.put("updateId", updateId.toString())
                .put("revision", 200)
                .put("title", title)
                .put("state", state);
        ArrayNode names = update.putArray("kbs");
        kbs.forEach(names::add);
        ArrayNode closed = update.putArray("cves");
        for (String cve : cves) {
            closed.add(cve);
        }
        update.putArray("bulletins");
        update.putArray("supersedes");
        update.putArray("products").add("SQL Server 2012");
        update.put("classification", "Security Updates")
                .put("severity", "Critical")
                .put("type", "SOFTWARE");
        update.put("sizeBytes", 1_000_000).put("rebootBehavior", "CAN_REQUEST_REBOOT");
        for (String flag :
                new String[] {"exclusive", "eulaAccepted", "hidden", "browseOnly", "mandatory", "uninstallable"}) {
            update.put(flag, false);
        }
        return this;
    }

    /** A service of the workload as it stands. */
    public ScanJson service(String name, String state) {
        ((ArrayNode) json.get("services"))
                .addObject()
                .put("name", name)
                .put("displayName", name)
                .put("state", state)
                .put("startType", "AUTOMATIC");
        return this;
    }

    public ScanJson carrying(String instance) {
        return carrying(instance, "RUNNING");
    }

    public ScanJson carrying(String instance, String serviceState) {
        ((ArrayNode) json.get("sqlInstances"))
                .addObject()
                .put("name", instance)
                .put("instanceId", "MSSQL11." + instance)
                .put("version", "11.0.7001.0")
                .put("edition", "Express Edition")
                .put("serviceState", serviceState);
        return this;
    }

    public ScanJson remembering(String title, String client) {
        json.withArray("history")
                .addObject()
                .put(
                        "updateId",
                        UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("revision", 1)
                .put("title", title)
                .put("operation", "INSTALLATION")
                .put("result", "SUCCEEDED")
                .put("at", "2026-11-20T03:00:00Z")
                .put("client", client);
        return this;
    }

    /** Windows Update's history: how an installation of an update that is offered ended. */
    public ScanJson tried(UUID updateId, Instant at, String result) {
        json.withArray("history")
                .insertObject(0)
                .put("updateId", updateId.toString())
                .put("revision", 200)
                .put("title", "Offered")
                .put("operation", "INSTALLATION")
                .put("result", result)
                .put("hresult", "0x80070643")
                .put("at", at.toString())
                .put("client", "AutomaticUpdates");
        return this;
    }

    public ScanJson runs(String component, String version) {
        ((ArrayNode) json.get("components")).addObject().put("name", component).put("version", version);
        return this;
    }

    /** Tells of a database of the host's Lync Server elsewhere. */
    public ScanJson storing(String database, String installed, String expected, String state) {
        json.withArray("databases")
                .addObject()
                .put("name", database)
                .put("server", "sql1.lync.example")
                .put("instance", "RTC")
                .put("installedVersion", installed)
                .put("expectedVersion", expected)
                .put("state", state);
        return this;
    }

    /** Says that the host's Lync Server could not be asked for its databases. */
    public ScanJson storingUnknown(String why) {
        json.putObject("databasesFailure").put("message", why);
        return this;
    }

    /** Says that the host carries the name of a listener. */
    public ScanJson carryingListener(String name) {
        json.putArray("carriedNames").addObject().put("name", name).put("kind", "AVAILABILITY_GROUP_LISTENER");
        return this;
    }

    /** Says which machine it was taken on. */
    public ScanJson on(String biosUuid) {
        return on(biosUuid, "2021-03-04T05:06:07Z");
    }

    /** Says on which machine it was taken, and when its Windows was installed. */
    public ScanJson on(String biosUuid, String installedAt) {
        json.putObject("machine")
                .put("biosUuid", biosUuid)
                .put("machineGuid", "0d9a0a5e-3f0a-4a34-9b0e-5b1f6a2c7d01")
                .put("computerName", "fe01")
                .put("domain", "lync.example")
                .put("installedAt", installedAt);
        return this;
    }

    public ScanJson running(int build, int ubr) {
        json.putObject("operatingSystem")
                .put("caption", "Microsoft Windows Server 2019 Standard")
                .put("version", "10.0")
                .put("build", build)
                .put("ubr", ubr);
        return this;
    }

    public UUID id() {
        return UUID.fromString(json.get("scanId").textValue());
    }

    /** The same content as another scan. */
    public ScanJson again() {
        ScanJson scan = new ScanJson();
        scan.json.setAll(json.deepCopy());
        Instant now = Instant.now();
        scan.json.put("scanId", UUID.randomUUID().toString());
        scan.json.put("startedAt", now.minusSeconds(1).toString()).put("finishedAt", now.toString());
        return scan;
    }

    public String text() {
        return json.toString();
    }
}
