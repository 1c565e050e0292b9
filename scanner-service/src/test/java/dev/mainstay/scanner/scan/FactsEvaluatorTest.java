package dev.mainstay.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.ScanSnapshot.Software;
import dev.mainstay.events.ScanSnapshot.SoftwareKind;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.scan.report.ScanReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsEvaluatorTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aScanThatListsNoHotfixesLacksThemAndOneThatListsThemDoesNot(boolean listed) throws JsonProcessingException {
        // Given
        ObjectNode json =
                (ObjectNode) EventJson.mapper().readTree(ScanJson.complete().text());
        json.remove("hotfixes");
        if (listed) {
            json.putArray("hotfixes");
        }

        // When
        ScanReport report = EventJson.mapper().treeToValue(json, ScanReport.class);

        // Then
        assertThat(FactsEvaluator.facts(report).host().lacks("hotfixes")).isNotEqualTo(listed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void localDbIsAnEntryOfItsOwnBesideTheInstances(boolean told) throws JsonProcessingException {
        // Given
        ObjectNode json = (ObjectNode) EventJson.mapper()
                .readTree(ScanJson.complete().carrying("RTCLOCAL").text());
        if (told) {
            json.putArray("localDbs").addObject().put("release", "15.0").put("version", "15.0.4382.1");
        }

        // When
        ScanReport report = EventJson.mapper().treeToValue(json, ScanReport.class);

        // Then
        assertThat(FactsEvaluator.facts(report).host().sqlInstances())
                .extracting(instance -> instance.name())
                .isEqualTo(told ? List.of("RTCLOCAL", "LOCALDB 15.0") : List.of("RTCLOCAL"));
        assertThat(ScanEvaluator.software(report))
                .filteredOn(software -> software.kind() == SoftwareKind.LOCAL_DB)
                .isEqualTo(told ? List.of(new Software(SoftwareKind.LOCAL_DB, "15.0", "15.0.4382.1")) : List.of());
    }

    /** Renames of files alone wait for nothing that was installed. */
    @ParameterizedTest
    @CsvSource({"true,false,false,true", "false,true,false,true", "false,false,true,false", ",,,"})
    void whetherAnUpdateWaitsForARestartIsAFact(
            @Nullable Boolean servicing, @Nullable Boolean update, @Nullable Boolean rename, @Nullable Boolean pending)
            throws JsonProcessingException {
        // Given
        ObjectNode json =
                (ObjectNode) EventJson.mapper().readTree(ScanJson.complete().text());
        json.remove("pendingRestart");
        if (servicing != null) {
            json.putObject("pendingRestart")
                    .put("componentBasedServicing", servicing)
                    .put("windowsUpdate", update)
                    .put("fileRename", rename);
        }

        // When
        ScanReport report = EventJson.mapper().treeToValue(json, ScanReport.class);

        // Then
        assertThat(FactsEvaluator.facts(report).host().pendingRestart()).isEqualTo(pending);
    }
}
