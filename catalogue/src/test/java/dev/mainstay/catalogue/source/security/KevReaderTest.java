package dev.mainstay.catalogue.source.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.Collected;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KevReaderTest {

    private static final String TEXT = """
            {"title": "t", "catalogVersion": "2026.08.07", "dateReleased": "2026-08-07T16:45:47.0648Z", "count": 1,
             "vulnerabilities": [
              {"cveID": "CVE-2019-0708", "vendorProject": "Microsoft", "dateAdded": "2021-11-03",
               "dueDate": "2022-05-03", "knownRansomwareCampaignUse": "Known", "cwes": ["CWE-416"]}]}
            """;

    private final KevReader reader = new KevReader();

    @Test
    void anEntryIsAFact() throws Exception {
        assertThat(Collected.read(reader, TEXT).all())
                .containsExactly(new ExploitedFact(
                        new Origin(Source.CISA_KEV, "known_exploited_vulnerabilities", LocalDate.of(2026, 8, 7)),
                        "CVE-2019-0708",
                        LocalDate.of(2021, 11, 3),
                        LocalDate.of(2022, 5, 3),
                        true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "2022-05-03"                | 17                 | /vulnerabilities/0/dueDate (byte   | expected a text, found VALUE_NUMBER_INT
                    "2022-05-03"                | "May 2022"         | /vulnerabilities/0/dueDate (byte   | no date: "May 2022"
                    "2021-11-03"                | "2031-11-03"       | /vulnerabilities/0/dateAdded (byte | 2031-11-03 lies in the future
                    "cveID": "CVE-2019-0708",   | ''                 | /vulnerabilities/0                 | an entry without cveID
                    "dueDate": "2022-05-03",    | ''                 | /vulnerabilities/0                 | CVE-2019-0708 has no dueDate
                    "catalogVersion"            | "version"          | /vulnerabilities                   | entries before catalogVersion
                    "vulnerabilities"           | "others"           | /                                  | has no vulnerabilities
                    }]}                         | }                  | /vulnerabilities                   | end-of-input
                    {"title"                    | ["title"           | / (byte                            | expected an object, found START_ARRAY
                    """)
    void whatIsWrongIsToldWithItsPlace(String good, String bad, String place, String complaint) {
        assertThat(TEXT).contains(good);

        assertThatThrownBy(() -> Collected.read(reader, TEXT.replace(good, bad)))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(complaint);
    }
}
