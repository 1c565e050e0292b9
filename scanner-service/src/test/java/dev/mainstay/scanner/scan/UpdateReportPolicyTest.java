package dev.mainstay.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.mainstay.events.EventJson;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateReportPolicyTest {
    /** Reads whatever is there, so that only the policy refuses. */
    private static final ObjectMapper LENIENT =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @Test
    void completeUpdateIsFine() throws JsonProcessingException {
        assertThat(UpdateReportPolicy.violations(report(update()).updates())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "updateId",
                "title",
                "state",
                "kbs",
                "cves",
                "bulletins",
                "supersedes",
                "products",
                "classification",
                "type",
                "rebootBehavior"
            })
    void nothingButTheOptionalMayBeLeftOut(String field) throws JsonProcessingException {
        ObjectNode update = update();
        update.remove(field);
        assertThat(UpdateReportPolicy.violations(report(update).updates())).hasSize(1);
    }

    @Test
    void nullsInListsNegativeRevisionsAndLongTitlesAreRefused() throws JsonProcessingException {
        ObjectNode nullKb = update();
        nullKb.putArray("kbs").addNull();
        ObjectNode negative = update().put("revision", -1);
        ObjectNode wordy = update().put("title", "x".repeat(2001));
        for (ObjectNode bad : new ObjectNode[] {nullKb, negative, wordy}) {
            assertThat(UpdateReportPolicy.violations(report(bad).updates())).hasSize(1);
        }
    }

    private static ObjectNode update() throws JsonProcessingException {
        String scan = ScanJson.complete()
                .offering(UUID.randomUUID(), "One", "MISSING")
                .text();
        return (ObjectNode) EventJson.mapper().readTree(scan).get("updates").get(0);
    }

    private static ScanReport report(ObjectNode update) throws JsonProcessingException {
        ObjectNode scan =
                (ObjectNode) EventJson.mapper().readTree(ScanJson.complete().text());
        scan.putArray("updates").add(update);
        return LENIENT.treeToValue(scan, ScanReport.class);
    }
}
