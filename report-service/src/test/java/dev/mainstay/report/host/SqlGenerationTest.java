package dev.mainstay.report.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlGenerationTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.6556.0, SQL Server 2008",
        "10.50.6560.0, SQL Server 2008 R2",
        "10.53.6000.34, SQL Server 2008 R2",
        "11.0.7001.0, SQL Server 2012",
        "11.1.3000.0, SQL Server 2012",
        "12.2.5000.0, SQL Server 2014",
        "13.0.6300.2, SQL Server 2016",
        "14.0.3456.2, SQL Server 2017",
        "15.0.2000.5, SQL Server 2019",
        "16.0.1000.6, SQL Server 2022",
    })
    void majorAndMinorGiveTheProduct(String version, String product) {
        assertThat(SqlGeneration.of(version)).contains(product);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "11", "9.0.5000.0", "11.x.0", "unknown", "99.0.1.1"})
    void whatIsNotAKnownVersionGivesNothing(String version) {
        assertThat(SqlGeneration.of(version)).isEmpty();
    }
}
