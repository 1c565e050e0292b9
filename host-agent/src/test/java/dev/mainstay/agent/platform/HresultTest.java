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
        "0x80244008, WU_E_PT_SOAPCLIENT_PARSEFAULT, true",
        "0x8024400A, WU_E_PT_SOAPCLIENT_PARSE, true",
        "0x8024400D, WU_E_PT_SOAP_CLIENT, true",
        "0x8024400E, WU_E_PT_SOAP_SERVER, true",
        "0x8024402D, WU_E_PT_LOAD_SHEDDING, true",
        "0x8007045B, ERROR_SHUTDOWN_IN_PROGRESS, true",
        "0x800706BE, RPC_S_CALL_FAILED, true",
        "0x80240437, WU_E_PT_SECURITY_VERIFICATION_FAILURE, false",
        "0x80073701, ERROR_SXS_ASSEMBLY_MISSING, false",
        "0x800F0823, CBS_E_NEW_SERVICING_STACK_REQUIRED, false",
        "0x800F0983, PSFX_E_MATCHING_COMPONENT_DIRECTORY_MISSING, false",
        "0x80071A30, ERROR_TRANSACTION_ALREADY_ABORTED, false",
        "0x80092004, CRYPT_E_NOT_FOUND, false",
        "0x80190194, HTTP_E_STATUS_NOT_FOUND, false",
        "0x80072EE6, ERROR_INTERNET_UNRECOGNIZED_SCHEME, false",
        "0x80070057, E_INVALIDARG, false",
        "0x80070670, ERROR_PATCH_NO_SEQUENCE, false",
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
        assertThat(HresultTable.values()).hasSizeGreaterThan(450).allSatisfy(value -> {
            Hresult hresult = new Hresult(value);
            assertThat(hresult.symbol()).matches("[A-Z][A-Z0-9_]+|0x[0-9A-F]{8}");
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

    @ParameterizedTest
    @CsvSource({"0x80244008, 6, 6", "0x80070643, 6, 1", "0x87654321, 6, 2", "0x87654321, 1, 1"})
    void whatPassesIsTriedAgainAndWhatNobodyKnowsOnceMore(String code, int most, int tries) {
        assertThat(Hresult.parse(code).tries(most)).isEqualTo(tries);
    }

    @Test
    void itsWordsAreNameNumberMeaningAndNextStep() {
        assertThat(new Hresult(0x80070643).inWords())
                .isEqualTo("ERROR_INSTALL_FAILURE (0x80070643). The installer failed (MSI 1603). "
                        + "Look at its log; for .NET and SQL Server in the folder of their setup.");
        assertThat(new Hresult(0x87654321).inWords()).isEqualTo("0x87654321, a code without a known meaning");
    }

    @Test
    void anUnknownCodeIsItsNumberAndDoesNotCountAsPassing() {
        Hresult unknown = new Hresult(0x8765_4321);

        assertThat(unknown.symbol()).isEqualTo("0x87654321");
        assertThat(unknown.retryable()).isFalse();
        assertThat(unknown.meaning(Locale.ENGLISH)).isEmpty();
    }
}
