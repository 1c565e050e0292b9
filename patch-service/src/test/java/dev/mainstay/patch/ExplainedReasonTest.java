package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.UpdateRef;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a person reads of a failed job: the agent's own sentence, and what the code means in both languages. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class ExplainedReasonTest {

    @Test
    void aFailedJobSaysWhatItsCodeMeansAndWhatToDoNextInBothLanguages() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        UpdateRef update = TestHost.update();
        host.scanned(update);
        UUID job = Steps.jobOf(host, "READY");
        String title = "Security Update " + update.revision();
        long fence = Steps.started(host, job);

        host.says("/agent/v1/jobs/" + job + "/result", """
                {"fence":%d,"outcome":"FAILED","finishedAt":"%s","restarted":false,"health":"UNKNOWN",
                 "hresult":"0x80070643","message":"%s (KB5021123) was not installed after 1 attempt",
                 "updates":[{"updateId":"%s","revision":%d,"result":"FAILED","hresult":"0x80070643","rebootRequired":false}]}
                """.formatted(
                        fence, Instant.now(), title, update.updateId(), update.revision()));

        Steps.awaitStatus(job, "FAILED");
        JsonNode reason = Steps.job(job).path("reason");
        assertThat(reason.path("message").asText()).contains("KB5021123");
        assertThat(reason.at("/explanations/0/language").asText()).isEqualTo("en");
        assertThat(reason.at("/explanations/0/name").asText()).isEqualTo("ERROR_INSTALL_FAILURE");
        assertThat(reason.at("/explanations/0/meaning").asText()).isEqualTo("The installer failed (MSI 1603).");
        assertThat(reason.at("/explanations/1/language").asText()).isEqualTo("fr");
        assertThat(reason.at("/explanations/1/meaning").asText())
                .isEqualTo("Le programme d'installation a échoué (MSI 1603).");
        assertThat(reason.at("/explanations/1/nextStep").asText()).startsWith("Regardez son journal");
        assertThat(reason.at("/translations/0/language").asText()).isEqualTo("fr");
        assertThat(reason.at("/translations/0/message").asText())
                .startsWith("« " + title + " » (KB")
                .endsWith(" n’a pas été installée : ERROR_INSTALL_FAILURE (0x80070643).");
    }
}
