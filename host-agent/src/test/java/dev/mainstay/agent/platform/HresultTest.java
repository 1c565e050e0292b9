package dev.mainstay.agent.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HresultTest {

    @ParameterizedTest
    @CsvSource({
        "0x00240005, WU_S_REBOOT_REQUIRED, false",
        "0x80240009, WU_E_OPERATIONINPROGRESS, true",
        "0x80240016, WU_E_INSTALL_NOT_ALLOWED, true",
        "0x80240032, WU_E_INVALID_CRITERIA, false",
        "0x80244011, WU_E_PT_SUS_SERVER_NOT_SET, false",
        "0x80244022, WU_E_PT_HTTP_STATUS_SERVICE_UNAVAIL, true",
        "0x80247002, WU_E_OL_NEWCLIENT_REQUIRED, false",
        "0x80070005, E_ACCESSDENIED, false",
        "0x80072EFE, ERROR_INTERNET_CONNECTION_ABORTED, true"
    })
    void aKnownCodeHasItsNameAndSaysWhetherItPasses(String code, String symbol, boolean passes) {
        Hresult hresult = Hresult.parse(code);

        assertThat(hresult.symbol()).isEqualTo(symbol);
        assertThat(hresult.retryable()).isEqualTo(passes);
        assertThat(hresult).hasToString(code);
    }

    @Test
    void everyCodeIsExplainedInBothLanguages() {
        assertThat(HresultTable.values()).hasSizeGreaterThan(80).allSatisfy(value -> {
            Hresult hresult = new Hresult(value);
            assertThat(hresult.symbol()).matches("[A-Z][A-Z0-9_]+");
            for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.FRENCH}) {
                assertThat(hresult.meaning(locale).orElseThrow()).matches("[\\p{Lu}].*\\.");
                assertThat(hresult.nextStep(locale).orElseThrow()).matches("[\\p{Lu}].*\\.");
            }
            assertThat(hresult.meaning(Locale.ENGLISH)).isNotEqualTo(hresult.meaning(Locale.CANADA_FRENCH));
        });
    }

    @Test
    void whatPassesByItselfSaysSo() {
        assertThat(HresultTable.values())
                .map(Hresult::new)
                .filteredOn(Hresult::retryable)
                .allSatisfy(
                        hresult -> assertThat(hresult.nextStep(Locale.ENGLISH).orElseThrow())
                                .containsAnyOf("by itself", "goes on"));
    }

    @Test
    void anUnknownCodeIsItsNumberAndIsNotTriedAgain() {
        Hresult unknown = new Hresult(0x8765_4321);

        assertThat(unknown.symbol()).isEqualTo("0x87654321");
        assertThat(unknown.retryable()).isFalse();
        assertThat(unknown.meaning(Locale.ENGLISH)).isEmpty();
    }
}
