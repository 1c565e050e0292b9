package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.JobSnapshot.Explanation;
import org.junit.jupiter.api.Test;

class HresultTextsTest {

    @Test
    void aCodeIsExplainedInBothLanguages() {
        assertThat(HresultTexts.of("0x80070643"))
                .containsExactly(
                        new Explanation(
                                "en",
                                "ERROR_INSTALL_FAILURE",
                                "The installer failed (MSI 1603).",
                                "Look at its log; for .NET and SQL Server in the folder of their setup."),
                        new Explanation(
                                "fr",
                                "ERROR_INSTALL_FAILURE",
                                "Le programme d'installation a échoué (MSI 1603).",
                                "Regardez son journal ; pour .NET et SQL Server, dans le dossier de leur installation."));
    }

    @Test
    void whatNobodyKnowsHasNoExplanation() {
        assertThat(HresultTexts.of("0x87654321")).isNull();
        assertThat(HresultTexts.of(null)).isNull();
    }
}
