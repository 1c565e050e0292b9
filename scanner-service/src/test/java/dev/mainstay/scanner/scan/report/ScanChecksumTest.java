package dev.mainstay.scanner.scan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.events.EventJson;
import dev.mainstay.scanner.ScanJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScanChecksumTest {
    private static final Set<String> IDENTITY = Set.of("scanId", "requestId", "startedAt", "finishedAt");

    @Test
    void whichScanItIsDoesNotCountAndEverythingElseDoes() throws JsonProcessingException {
        ObjectNode full = full();
        byte[] checksum = checksum(full);
        List<String> counted = new ArrayList<>();
        for (ObjectNode parent : objects(full)) {
            List<String> fields = new ArrayList<>();
            parent.fieldNames().forEachRemaining(fields::add);
            for (String field : fields) {
                JsonNode value = parent.get(field);
                for (JsonNode other : others(value)) {
                    parent.set(field, other);
                    if (parent.has("scanId") && IDENTITY.contains(field)) {
                        assertThat(checksum(full)).as(field).isEqualTo(checksum);
                    } else {
                        assertThat(checksum(full)).as(field).isNotEqualTo(checksum);
                        counted.add(field);
                    }
                }
                parent.set(field, value);
            }
        }
        assertThat(checksum(full)).isEqualTo(checksum);
        assertThat(counted)
                .hasSizeGreaterThan(50)
                .contains(
                        "ubr",
                        "startType",
                        "deadline",
                        "hresult",
                        "supersedes",
                        "serverTls",
                        "installedOn",
                        "disabled");
    }

    @Test
    void textThatMovesFromOneFieldToTheNextIsAnotherText() throws JsonProcessingException {
        ObjectNode one = full();
        ObjectNode other = full();
        component(one).put("name", "ab").put("version", "c");
        component(other).put("name", "a").put("version", "bc");
        assertThat(checksum(one)).isNotEqualTo(checksum(other));
    }

    @Test
    void textThatCameBeforeCountsAsItself() {
        assertThat(texts("a", "b", "a")).isEqualTo(texts("a", "b", "a")).isNotEqualTo(texts("a", "b", "b"));
        assertThat(texts("a", "a", "b")).isNotEqualTo(texts("a", "b", "b"));
        assertThat(texts("a", "a")).isNotEqualTo(texts("a"));
    }

    private static byte[] texts(String... texts) {
        ValueDigest digest = new ValueDigest();
        List.of(texts).forEach(digest::text);
        return digest.sha256();
    }

    @Test
    void valuesLongerThanAnyBufferCount() throws JsonProcessingException {
        ObjectNode one = full();
        String longText = "é".repeat(200_000);
        ((ObjectNode) one.get("services").get(0)).put("displayName", longText + "1");
        ObjectNode other = one.deepCopy();
        assertThat(checksum(one)).isEqualTo(checksum(other));
        ((ObjectNode) other.get("services").get(0)).put("displayName", longText + "2");
        assertThat(checksum(one)).isNotEqualTo(checksum(other));
    }

    private static ObjectNode component(ObjectNode scan) {
        return (ObjectNode) scan.get("components").get(0);
    }

    private static byte[] checksum(ObjectNode scan) throws JsonProcessingException {
        return ScanChecksum.of(EventJson.mapper().readValue(scan.toString(), ScanReport.class));
    }

    /** A scan with something in every field. */
    private static ObjectNode full() throws JsonProcessingException {
        String text = ScanJson.partial()
                .offering(UUID.randomUUID(), "One", "MISSING")
                .carrying("RTC")
                .runs("Core Components", "5.0.8308.0")
                .text();
        ObjectNode scan = (ObjectNode) EventJson.mapper().readTree(text);
        scan.put("requestId", UUID.randomUUID().toString())
                .put("jobId", UUID.randomUUID().toString())
                .put("lastBootAt", "2026-01-01T00:00:00Z");
        ((ObjectNode) scan.get("failure")).put("hresult", "0x8024402C");
        scan.putObject("operatingSystem")
                .put("caption", "Windows Server")
                .put("version", "6.3")
                .put("build", 9600)
                .put("ubr", 20000);
        scan.putObject("updatePolicy")
                .put("useServer", true)
                .put("server", "http://wsus.example:8530")
                .put("serverTls", false)
                .put("targetGroup", "FE")
                .put("automaticUpdates", 3)
                .put("noAutomaticUpdates", false)
                .put("dualScanDisabled", false)
                .put("noInternet", false);
        scan.putObject("dotNet").put("release", 379893).put("version", "4.5.51650");
        scan.putArray("hotfixes").addObject().put("kb", "KB976902").put("installedOn", "2010-11-21");
        scan.putArray("databases")
                .addObject()
                .put("name", "rtcxds")
                .put("server", "se01.lync.example")
                .put("instance", "RTC")
                .put("installedVersion", "15.13.1")
                .put("expectedVersion", "15.13.5")
                .put("state", "OLDER");
        scan.putArray("carriedNames")
                .addObject()
                .put("name", "sqlag")
                .put("kind", "AVAILABILITY_GROUP_LISTENER")
                .put("owner", true);
        scan.putArray("updateServices").addObject().put("name", "wuauserv").put("disabled", false);
        scan.putObject("databasesFailure").put("hresult", "0x8024402C").put("message", "No rights");
        scan.putObject("pendingRestart")
                .put("componentBasedServicing", false)
                .put("windowsUpdate", false)
                .put("fileRename", false);
        ((ArrayNode) scan.get("services"))
                .addObject()
                .put("name", "RTCSRV")
                .put("displayName", "Front-End")
                .put("state", "RUNNING")
                .put("startType", "AUTOMATIC");
        ObjectNode update = (ObjectNode) scan.get("updates").get(0);
        update.put("publishedAt", "2026-01-13T18:00:00Z").put("deadline", "2026-02-13T18:00:00Z");
        for (String list : List.of("cves", "bulletins")) {
            update.putArray(list).add("one");
        }
        update.putArray("supersedes").add(UUID.randomUUID().toString());
        return scan;
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> objects.addAll(objects(child)));
        return objects;
    }

    /** Other values that the field could have. */
    private static List<JsonNode> others(JsonNode value) {
        var json = EventJson.mapper().getNodeFactory();
        if (value.isBoolean()) {
            return List.of(json.booleanNode(!value.booleanValue()));
        } else if (value.isNumber()) {
            return List.of(json.numberNode(value.longValue() + 1));
        } else if (value.isArray()) {
            return List.of(json.arrayNode());
        } else if (value.isObject()) {
            return List.of(json.nullNode());
        }
        return List.of(
                switch (value.textValue()) {
                    case "MISSING" -> json.textNode("INSTALLED");
                    case "PARTIAL" -> json.textNode("COMPLETE");
                    case "SOFTWARE" -> json.textNode("DRIVER");
                    case "OLDER" -> json.textNode("CURRENT");
                    case "RUNNING" -> json.textNode("STOPPED");
                    case "AUTOMATIC" -> json.textNode("MANUAL");
                    case "CAN_REQUEST_REBOOT" -> json.textNode("NEVER_REBOOTS");
                    case "2010-11-21" -> json.textNode("2010-11-22");
                    case String id
                    when id.length() == 36 -> json.textNode(UUID.randomUUID().toString());
                    case String time when time.endsWith("Z") -> json.textNode("2025-12-24T12:00:00Z");
                    case String hresult when hresult.startsWith("0x") -> json.textNode("0x80240016");
                    case String text -> json.textNode(text + "!");
                });
    }
}
