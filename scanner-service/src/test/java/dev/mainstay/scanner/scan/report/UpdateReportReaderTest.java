package dev.mainstay.scanner.scan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.mainstay.events.EventJson;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateReport;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateReportReaderTest {
    /** Reads whatever is there, so that only the reader refuses. */
    private static final ObjectMapper LENIENT =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @Test
    void completeUpdateIsReadAsItIsWritten() throws JsonProcessingException {
        ObjectNode json = update();
        json.putArray("supersedes").add("8b4b6ca2-0b0a-4f0c-9c5d-3f6f2a1f0001");
        json.put("publishedAt", "2026-01-13T18:00:00Z").put("deadline", "2026-01-13T18:00:00.250+01:00");

        UpdateReport update = read(json);

        assertThat(update.updateId()).hasToString(json.get("updateId").textValue());
        assertThat(update.supersedes()).containsExactly(UUID.fromString("8b4b6ca2-0b0a-4f0c-9c5d-3f6f2a1f0001"));
        assertThat(update.publishedAt()).isEqualTo(Instant.parse("2026-01-13T18:00:00Z"));
        assertThat(update.deadline()).isEqualTo(Instant.parse("2026-01-13T17:00:00.250Z"));
        ObjectNode written = LENIENT.valueToTree(update);
        json.fieldNames().forEachRemaining(field -> {
            if (!field.equals("publishedAt") && !field.equals("deadline")) {
                assertThat(written.get(field).asText())
                        .as(field)
                        .isEqualTo(json.get(field).asText());
                assertThat(written.get(field).size())
                        .as(field)
                        .isEqualTo(json.get(field).size());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"severity", "sizeBytes", "publishedAt", "deadline"})
    void whatIsOptionalMayBeLeftOutOrNull(String field) throws JsonProcessingException {
        ObjectNode without = update();
        without.remove(field);
        assertThat(read(without)).isEqualTo(read(without.deepCopy().putNull(field)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "updateId",
                "revision",
                "title",
                "state",
                "kbs",
                "cves",
                "bulletins",
                "supersedes",
                "products",
                "classification",
                "type",
                "rebootBehavior",
                "exclusive",
                "eulaAccepted",
                "hidden",
                "browseOnly",
                "mandatory",
                "uninstallable"
            })
    void nothingElseMayBeLeftOutOrNull(String field) throws JsonProcessingException {
        ObjectNode without = update();
        without.remove(field);
        refused(without, "updates/0/" + field);
        refused(update().putNull(field), "updates/0/" + field);
    }

    @ParameterizedTest
    @CsvSource({
        "updateId, '\"1-1-1-1-1\"'",
        "updateId, '\"zb4b6ca2-0b0a-4f0c-9c5d-3f6f2a1f0001\"'",
        "revision, '\"200\"'",
        "revision, -1",
        "revision, 4294967296",
        "revision, 1.5",
        "title, 5",
        "state, '\"GONE\"'",
        "kbs, '\"KB1\"'",
        "exclusive, 0",
        "exclusive, '\"true\"'",
        "sizeBytes, 99999999999999999999",
        "publishedAt, '\"2026-02-30T18:00:00Z\"'",
        "publishedAt, '\"13/01/2026\"'",
        "publishedAt, 1768327200"
    })
    void valuesOfAnotherKindAreRefused(String field, String value) throws JsonProcessingException {
        refused(update().set(field, LENIENT.readTree(value)), "updates/0/" + field);
    }

    @Test
    void placeInsideAListIsTold() throws JsonProcessingException {
        ObjectNode nullKb = update();
        nullKb.putArray("kbs").add("KB1").addNull();
        refused(nullKb, "updates/0/kbs/1");
    }

    @Test
    void unknownFieldsLongTextsAndWhatIsNoObjectAreRefused() throws JsonProcessingException {
        refused(update().put("colour", "red"), "updates/0/colour");
        refused(update().put("title", "x".repeat(2001)), "updates/0/title");
        refused(update().put("classification", "x".repeat(201)), "updates/0/classification");
        ObjectNode scan = scan();
        scan.putArray("updates").add("no object");
        refusedScan(scan, "updates/0");
        scan.putArray("updates").addNull();
        refusedScan(scan, "updates/0");
    }

    private static void refused(com.fasterxml.jackson.databind.JsonNode update, String path)
            throws JsonProcessingException {
        ObjectNode scan = scan();
        scan.putArray("updates").add(update);
        refusedScan(scan, path);
    }

    private static void refusedScan(ObjectNode scan, String path) {
        assertThatExceptionOfType(JsonMappingException.class)
                .isThrownBy(() -> LENIENT.readValue(scan.toString(), ScanReport.class))
                .satisfies(refusal -> assertThat(refusal.getPath().stream()
                                .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
                                .collect(Collectors.joining("/")))
                        .isEqualTo(path));
    }

    private static ObjectNode update() throws JsonProcessingException {
        String scan = ScanJson.complete()
                .offering(UUID.randomUUID(), "One", "MISSING")
                .text();
        return (ObjectNode) EventJson.mapper().readTree(scan).get("updates").get(0);
    }

    private static UpdateReport read(ObjectNode update) throws JsonProcessingException {
        ObjectNode scan = scan();
        scan.putArray("updates").add(update);
        return LENIENT.readValue(scan.toString(), ScanReport.class).updates().get(0);
    }

    private static ObjectNode scan() throws JsonProcessingException {
        return (ObjectNode) EventJson.mapper().readTree(ScanJson.complete().text());
    }
}
