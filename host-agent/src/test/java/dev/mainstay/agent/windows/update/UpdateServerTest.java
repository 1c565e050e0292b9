package dev.mainstay.agent.windows.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateServerTest {

    @ParameterizedTest
    @CsvSource({
        "default, 0,",
        "managed, 1,",
        "Windows-Update, 2,",
        "microsoft-update, 3, 7971f918-a847-4430-9279-4a52d1efe18d",
        "117CAB2D-82B1-4B5A-A08C-4D62DBEE7782, 3, 117cab2d-82b1-4b5a-a08c-4d62dbee7782"
    })
    void eachNameIsOneSelection(String name, int selection, String service) {
        assertThat(UpdateServer.of(Map.of("update.server", name)))
                .isEqualTo(new UpdateServer(selection, service, null));
    }

    @Test
    void withoutAnythingItIsTheDefault() {
        assertThat(UpdateServer.of(Map.of())).isEqualTo(UpdateServer.DEFAULT);
    }

    @Test
    void anOfflineScanNeedsAFile() {
        assertThat(UpdateServer.of(Map.of("update.server", "offline", "update.scan-package", "C:\\wsusscn2.cab"))
                        .scanPackage())
                .isEqualTo("C:\\wsusscn2.cab");
        assertThatThrownBy(() -> UpdateServer.of(Map.of("update.server", "offline")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("platform.update.scan-package");
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> UpdateServer.of(Map.of("update.server", "https://wsus.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("platform.update.server");
    }

    @Test
    void criteriaNameTheStateOrExactlyTheUpdates() {
        UUID id = UUID.fromString("11111111-1111-4111-8111-111111111111");

        assertThat(Criteria.of(UpdateState.MISSING)).isEqualTo("IsInstalled=0 and IsHidden=0");
        assertThat(Criteria.of(List.of(new UpdateId(id, 1), new UpdateId(id, 2))))
                .isEqualTo(
                        "(UpdateID='" + id + "' and RevisionNumber=1) or (UpdateID='" + id + "' and RevisionNumber=2)");
    }

    @Test
    void anAutomationDateCountsDaysInUtc() {
        assertThat(Variant.instant(25569)).hasToString("1970-01-01T00:00:00Z");
        assertThat(Variant.instant(45974.75)).hasToString("2025-11-13T18:00:00Z");
    }
}
