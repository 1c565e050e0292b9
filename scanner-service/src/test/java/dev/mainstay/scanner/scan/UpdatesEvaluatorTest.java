package dev.mainstay.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.RestartMarker;
import dev.mainstay.events.ScanSnapshot.UpdateKind;
import dev.mainstay.events.ScanSnapshot.UpdateState;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.scan.report.ScanReport.PendingRestart;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateReport;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdatesEvaluatorTest {

    @Test
    void theFlagsOfAnOfferedUpdateReachTheOthers() throws JsonProcessingException {
        // Given
        ObjectNode json = update();
        json.put("type", "DRIVER").put("browseOnly", true).put("mandatory", true);
        json.put("deadline", "2026-11-30T02:00:00Z");

        // When
        Offer offer = offer(json);

        // Then
        assertThat(offer.kind()).isEqualTo(UpdateKind.DRIVER);
        assertThat(offer.browseOnly()).isTrue();
        assertThat(offer.mandatory()).isTrue();
        assertThat(offer.deadline()).isEqualTo(Instant.parse("2026-11-30T02:00:00Z"));
    }

    @Test
    void aFlagThatIsNotSetIsNotTold() throws JsonProcessingException {
        Offer offer = offer(update());

        assertThat(offer.kind()).isEqualTo(UpdateKind.SOFTWARE);
        assertThat(offer.browseOnly()).isNull();
        assertThat(offer.mandatory()).isNull();
        assertThat(offer.deadline()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, '',                                                    false",
        "true,  false, false, COMPONENT_BASED_SERVICING,                             true",
        "false, true,  false, WINDOWS_UPDATE,                                        true",
        // any program asks for renames at any time
        "false, false, true,  FILE_RENAME,                                           false",
        "true,  true,  true,  COMPONENT_BASED_SERVICING WINDOWS_UPDATE FILE_RENAME,  true",
    })
    void theThreeMarkersStayThreeAndRenamesAloneAreNoPendingRestart(
            boolean servicing, boolean windowsUpdate, boolean rename, String markers, boolean pending) {
        PendingRestart told = new PendingRestart(servicing, windowsUpdate, rename);

        assertThat(UpdatesEvaluator.pending(told)).isEqualTo(pending);
        assertThat(UpdatesEvaluator.markers(told))
                .isEqualTo(Arrays.stream(markers.split(" ", -1))
                        .filter(name -> !name.isEmpty())
                        .map(RestartMarker::valueOf)
                        .toList());
    }

    @Test
    void markersThatWereNotReadStayUnknown() {
        @Nullable List<RestartMarker> markers = UpdatesEvaluator.markers(null);

        assertThat(markers).isNull();
        assertThat(UpdatesEvaluator.pending(null)).isFalse();
    }

    private static ObjectNode update() throws JsonProcessingException {
        JsonNode scan = EventJson.mapper()
                .readTree(ScanJson.complete()
                        .offering(UUID.randomUUID(), "Preview", "MISSING")
                        .text());
        return (ObjectNode) scan.get("updates").get(0);
    }

    private static Offer offer(ObjectNode json) throws JsonProcessingException {
        UpdateReport update = EventJson.mapper().treeToValue(json, UpdateReport.class);
        return UpdatesEvaluator.offer(new UpdateRef(update.updateId(), update.revision()), update, UpdateState.MISSING);
    }
}
