package dev.mainstay.catalogue.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.version.Version;
import dev.mainstay.catalogue.workload.DotNetSupport.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotNetSupportTest {

    @ParameterizedTest
    @CsvSource({
        // product, level of its Core Components, .NET Framework, answer
        "LYNC_SERVER_2013,               5.0.8308.1144, 4.5.2, UNKNOWN",
        "LYNC_SERVER_2013,               5.0.8308.1144, 4.6,   UNKNOWN",
        "LYNC_SERVER_2013,               5.0.8308.1144, 4.6.1, NOT_SUPPORTED",
        "LYNC_SERVER_2013,                            , 4.7,   NOT_SUPPORTED",
        "LYNC_SERVER_2013,               5.0.8308.0,    4.8,   NOT_SUPPORTED",
        "SKYPE_FOR_BUSINESS_SERVER_2015, 6.0.9319.277,  4.7,   NOT_SUPPORTED",
        "SKYPE_FOR_BUSINESS_SERVER_2015, 6.0.9319.281,  4.7,   SUPPORTED",
        "SKYPE_FOR_BUSINESS_SERVER_2015, 6.0.9319.534,  4.7,   SUPPORTED",
        "SKYPE_FOR_BUSINESS_SERVER_2015, 6.0.9319.534,  4.7.2, UNKNOWN",
        "SKYPE_FOR_BUSINESS_SERVER_2015,             ,  4.7,   UNKNOWN",
        "SKYPE_FOR_BUSINESS_SERVER_2019, 7.0.2046.0,    4.8,   UNKNOWN",
        "LYNC_SERVER_2010,               4.0.7577.0,    4.7,   UNKNOWN",
    })
    void whatASourceSaysAndNothingElse(String product, @Nullable String level, String dotNet, Answer answer) {
        Version version = level == null ? null : Version.read(level).orElseThrow();

        assertThat(DotNetSupport.of(product, version, dotNet)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Microsoft .NET Framework 4.7 for Windows Server 2012 R2 for x64 (KB3186539)     | KB3186539 | Updates          | 4.7   | false
            Anything                                                                        | KB3186539 | Updates          | 4.7   | false
            Microsoft .NET Framework 4.8 for Windows Server 2016 (KB9999999)                | KB9999999 | Feature Packs    | 4.8   | true
            Microsoft .NET Framework 4.6.1 pour Windows Server 2012 R2 (KB9999999)          | KB9999999 | Mises à jour     | 4.6.1 | true
            .NET Framework 4.7.2                                                            |           | Updates          | 4.7.2 | true
            # What mends the version that is there
            Security Update for Microsoft .NET Framework 4.5.2 on Windows (KB9999999)       | KB9999999 | Security Updates |       | false
            2019-05 Security and Quality Rollup for .NET Framework 3.5, 4.5.2, 4.6, 4.7.2   | KB9999999 | Updates          |       | false
            2026-11 Cumulative Update for .NET Framework 3.5 and 4.8 for Windows Server     | KB9999999 | Security Updates |       | false
            Microsoft .NET Framework 4.5.2 Security Update (KB9999999)                      | KB9999999 | Security Updates |       | false
            Microsoft .NET Framework 4.7 Update (KB9999999)                                 | KB9999999 | Updates          |       | false
            Microsoft .NET Framework 4.7 Language Packs for Windows Server 2012 R2          | KB9999999 | Updates          |       | false
            Microsoft .NET Framework 3.5 for Windows Server 2012 R2                         | KB9999999 | Updates          |       | false
            """)
    void onlyAnotherVersionOfTheFrameworkIsOne(
            String title, @Nullable String kb, String classification, @Nullable String version, boolean byTitle) {
        List<String> kbs = kb == null ? List.of() : List.of(kb);

        assertThat(DotNetUpdate.of(title, kbs, classification))
                .isEqualTo(
                        version == null
                                ? java.util.Optional.empty()
                                : java.util.Optional.of(new DotNetUpdate(version, byTitle)));
    }
}
