package dev.mainstay.catalogue.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.lifecycle.Support;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlBuildsTest {

    /**
     * The whole branch table of the domain notes (§3.4). The newest GDR is that of endoflife.date; for a service pack with
     * one line it is the newest build there is. Blank is what the notes leave blank.
     */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        // product, pack, base, its KB, last CU, its KB, newest CU line, its KB, newest GDR, its KB, end, ESU end
        "2008,   RTM, 10.0.1600,           , 10.0.1835,    KB979064,  10.0.2520,  KB968369,            ,          , 2010-04-13,",
        "2008,   SP1, 10.0.2531,   KB968369, 10.0.2850,   KB2582282,  10.0.3798,  KB979450,            ,          , 2011-10-11,",
        "2008,   SP2, 10.0.4000,   KB979450, 10.0.4333,   KB2715951,  10.0.5416, KB2546945,            ,          , 2012-10-09,",
        "2008,   SP3, 10.0.5500,  KB2546951, 10.0.5861,   KB2958696,  10.0.5894, KB3135244,            ,          , 2015-10-13,",
        "2008,   SP4, 10.0.6000,  KB2979596,          ,            ,           ,          , 10.0.6814.4, KB5020863, 2019-07-09, 2022-07-12",
        "2008R2, RTM, 10.50.1600,          , 10.50.2425,  KB2463333,           ,          ,            ,          , 2012-07-10,",
        "2008R2, SP1, 10.50.2500, KB2528583, 10.50.2876,  KB2855792,           ,          ,            ,          , 2013-10-08,",
        "2008R2, SP2, 10.50.4000, KB2630458, 10.50.4319,  KB2967540, 10.50.4343,          , 10.50.4042 , KB3045313, 2015-10-13,",
        "2008R2, SP3, 10.50.6000, KB2979597,           ,           ,           ,          , 10.50.6785.2, KB5021112, 2019-07-09, 2022-07-12",
        "2012,   RTM, 11.0.2100,           , 11.0.2424,   KB2908007,           ,          ,            ,          , 2014-01-14,",
        "2012,   SP1, 11.0.3000,  KB2674319, 11.0.3492,   KB3052476,  11.0.3513, KB3045317,  11.0.3156 , KB3045318, 2015-07-14,",
        "2012,   SP2, 11.0.5058,  KB2958429, 11.0.5678,   KB3205054,           ,          ,  11.0.5388 , KB3194719, 2017-01-10,",
        "2012,   SP3, 11.0.6020,  KB3072779, 11.0.6607,            ,  11.0.6615, KB4057121,  11.0.6260 , KB4057115, 2018-10-09,",
        "2012,   SP4, 11.0.7001,  KB4018073,          ,            ,           ,          ,  11.0.7512 , KB5021123, 2022-07-12, 2025-07-08",
        "2014,   RTM, 12.0.2000,           , 12.0.2569,   KB3158271,           ,          ,  12.0.2269 , KB3045324, 2016-07-12,",
        "2014,   SP1, 12.0.4100,  KB3058865, 12.0.4522,            ,           ,          ,  12.0.4237 , KB4019091, 2017-10-10,",
        "2014,   SP2, 12.0.5000,  KB3171021, 12.0.5687,   KB4500180,           ,          ,  12.0.5223 , KB4505217, 2020-01-14,",
        "2014,   SP3, 12.0.6024,  KB4022619, 12.0.6329,   KB4500181,  12.0.6449, KB5029185,  12.0.6179 , KB5029184, 2024-07-09, 2027-07-12",
        "2016,   RTM, 13.0.1601,           , 13.0.2216,   KB4037357,  13.0.2218, KB4058559,  13.0.1745 , KB4058560, 2018-01-09,",
        "2016,   SP1, 13.0.4001,  KB3182545, 13.0.4574,   KB4495257,  13.0.4604, KB4505221,  13.0.4259 , KB4505219, 2019-07-09,",
        "2016,   SP2, 13.0.5026,  KB4052908, 13.0.5888,   KB5001092,  13.0.5893, KB5014351,  13.0.5108 , KB5014365, 2022-10-11,",
        "2016,   SP3, 13.0.6300,  KB5003279,          ,            ,  13.0.7095, KB5102339,  13.0.6500 , KB5102340, 2026-07-14, 2029-07-17",
        "2017,   RTM, 14.0.1000,           , 14.0.3456,   KB5016884,  14.0.3540, KB5102337,  14.0.2120 , KB5102338, 2027-10-12,",
        "2019,   RTM, 15.0.2000,           , 15.0.4430,   KB5054833,  15.0.4480, KB5102335,  15.0.2180 , KB5102336, 2030-01-08,",
        "2022,   RTM, 16.0.1000,           , 16.0.4265,   KB5093420,  16.0.4265, KB5093420,  16.0.1190 , KB5102334, 2033-01-11,",
    })
    void aServicePackHasTheBuildsAndDatesOfTheBranchTable(
            String product,
            String name,
            String base,
            @Nullable String baseKb,
            @Nullable String lastCu,
            @Nullable String cuKb,
            @Nullable String newestCu,
            @Nullable String newestCuKb,
            @Nullable String newestGdr,
            @Nullable String gdrKb,
            LocalDate end,
            @Nullable LocalDate paidEnd) {
        ServicePack pack = pack(product, name);

        assertThat(pack.base().version()).hasToString(base);
        has(pack.base(), baseKb);
        if (lastCu != null) {
            SqlBuild last = pack.builds().stream()
                    .filter(build -> build.fact().cumulativeUpdate() != null)
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            assertThat(last.version()).hasToString(lastCu);
            has(last, cuKb);
            assertThat(pack.lineOf(last.version())).isEqualTo(UpdateLine.CUMULATIVE);
        }
        if (newestCu != null) {
            newest(pack, UpdateLine.CUMULATIVE, newestCu, newestCuKb);
        }
        if (newestGdr != null) {
            newest(pack, UpdateLine.GDR, newestGdr, gdrKb);
        }
        Support support = Known.SUPPORT.of(pack).orElseThrow();
        assertThat(support.until()).isEqualTo(end);
        assertThat(support.paidUntil()).isEqualTo(paidEnd);
    }

    @ParameterizedTest
    @CsvSource({
        "2014, SP3, 12.0.6179, 12.0.6449",
        "2016, SP3, 13.0.6500, 13.0.7095",
        "2017, RTM, 14.0.2120, 14.0.3540",
        "2019, RTM, 15.0.2180, 15.0.4480",
        "2022, RTM, 16.0.1190, 16.0.4265",
    })
    void theNewestBuildsOfTwoLinesAreOnDifferentLines(String product, String name, String gdr, String cumulative) {
        ServicePack pack = pack(product, name);

        assertThat(pack.lineOf(Version.of(gdr))).isEqualTo(UpdateLine.GDR);
        assertThat(pack.lineOf(Version.of(cumulative))).isEqualTo(UpdateLine.CUMULATIVE);
    }

    /** The rule of the lines is inferred: endoflife.date, which says what is GDR, must agree on every cycle it knows. */
    @Test
    void endOfLifeAgreesOnEveryNewestGdr() {
        int compared = 0;
        for (LifecycleFact fact : Known.facts(LifecycleFact.class)) {
            String gdr = fact.latestGdr();
            // The Azure Connect Pack is the second line of 2016 SP3; 10.00-sp3 gives the base build for GDR.
            if (gdr == null || fact.cycle().endsWith("-acp") || fact.cycle().equals("10.00-sp3")) {
                continue;
            }
            Version newest = Version.of(gdr);
            ServicePack pack = Known.BUILDS
                    .productOf(newest)
                    .orElseThrow()
                    .servicePackOf(newest)
                    .orElseThrow();
            assertThat(pack.newest(UpdateLine.GDR))
                    .as(fact.cycle())
                    .hasValueSatisfying(build -> assertThat(newest.isBuild(build.version()))
                            .as("%s is %s", newest, build)
                            .isTrue());
            compared++;
        }
        assertThat(compared).isEqualTo(19);
    }

    @Test
    void everyListedBuildIsFoundInItsOwnServicePack() {
        for (String name : new String[] {"2008", "2008R2", "2012", "2014", "2016", "2017", "2019", "2022", "2025"}) {
            SqlProduct product = Known.BUILDS.product(name).orElseThrow();
            for (ServicePack pack : product.servicePacks()) {
                for (SqlBuild build : pack.builds()) {
                    assertThat(Known.BUILDS.productOf(build.version())).contains(product);
                    assertThat(product.servicePackOf(build.version())).contains(pack);
                    assertThat(pack.find(build.version())).isPresent();
                }
            }
        }
    }

    @Test
    void theBuildTablesDateFor2016Sp2IsNotTaken() {
        ServicePack pack = pack("2016", "SP2");

        assertThat(pack.base().fact().supportedUntil()).isEqualTo("2026-07-14");
        assertThat(Known.SUPPORT.of(pack).orElseThrow().until()).isEqualTo("2022-10-11");
    }

    private static ServicePack pack(String product, String name) {
        return Known.BUILDS.product(product).orElseThrow().servicePacks().stream()
                .filter(pack -> pack.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void newest(ServicePack pack, UpdateLine line, String version, @Nullable String kb) {
        SqlBuild newest = pack.newest(line).orElseThrow();
        assertThat(newest.version()).hasToString(version);
        has(newest, kb);
    }

    private static void has(SqlBuild build, @Nullable String kb) {
        if (kb != null) {
            assertThat(build.fact().kbs()).contains(kb);
        }
    }
}
