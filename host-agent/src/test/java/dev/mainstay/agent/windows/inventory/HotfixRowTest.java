package dev.mainstay.agent.windows.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Inventory.Hotfix;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HotfixRowTest {

    @ParameterizedTest
    @CsvSource({
        "KB4018073, 1/9/2018, 2018-01-09",
        "kb976902, 11/21/2010, 2010-11-21",
        "KB2533623, 01cc1f1a8b1a2f00, 2011-05-30",
        "KB1234567, 22/2/2022, ",
        "KB1234567, 2/30/2022, ",
        "KB1234567, '', ",
    })
    void theDayIsReadWhereItIsBeyondDoubt(String id, String installedOn, @Nullable LocalDate day) {
        assertThat(HotfixRow.read(id, installedOn)).contains(new Hotfix(id.toUpperCase(Locale.ROOT), day));
    }

    @Test
    void rowsThatNameNoArticleAreLeftOut() {
        assertThat(HotfixRow.read("File 1", "1/9/2018")).isEmpty();
        assertThat(HotfixRow.read(null, null)).isEmpty();
    }
}
