package dev.mainstay.catalogue.host;

import static dev.mainstay.catalogue.host.Exports.host;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Hotfix;
import dev.mainstay.catalogue.host.facts.HotfixList;
import dev.mainstay.catalogue.host.facts.InstallDates;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HotfixListsTest {

    private static final Hotfix FIRST = new Hotfix("KB4486553", LocalDate.of(2019, 3, 27));
    private static final Hotfix SECOND = new Hotfix("KB4470788", LocalDate.of(2019, 3, 1));

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments("wmic qfe get CSName,HotFixID,InstalledOn", """
                        CSName  HotFixID   InstalledOn
                        SRV     KB4486553  3/27/2019
                        SRV     KB4470788  3/1/2019
                        """),
                arguments("wmic qfe list full /format:list", """


                        CSName=SRV
                        HotFixID=KB4486553
                        InstalledBy=NT AUTHORITY\\SYSTEM
                        InstalledOn=3/27/2019


                        CSName=SRV
                        HotFixID=KB4470788
                        InstalledOn=3/1/2019
                        """),
                arguments("wmic qfe list /format:csv", """

                        Node,Caption,CSName,Description,FixComments,HotFixID,InstallDate,InstalledBy,InstalledOn
                        SRV,http://support.microsoft.com/?kbid=4486553,SRV,Update,,KB4486553,,NT AUTHORITY\\SYSTEM,3/27/2019
                        SRV,http://support.microsoft.com/?kbid=4470788,SRV,Update,,KB4470788,,NT AUTHORITY\\SYSTEM,3/1/2019
                        """),
                arguments("Get-HotFix", """

                        Source        Description      HotFixID      InstalledBy          InstalledOn
                        ------        -----------      --------      -----------          -----------
                        SRV           Update           KB4486553     NT AUTHORITY\\SYSTEM  3/27/2019 12:00:00 AM
                        SRV           Security Update  KB4470788     NT AUTHORITY\\SYSTEM  3/1/2019 12:00:00 AM
                        """),
                arguments("Get-HotFix | Format-List", """
                        Source              : SRV
                        HotFixID            : KB4486553
                        InstalledOn         : 27.03.2019 00:00:00

                        Source              : SRV
                        HotFixID            : KB4470788
                        InstalledOn         : 01.03.2019 00:00:00
                        """),
                arguments("Get-HotFix | Export-Csv -UseCulture", """
                        #TYPE System.Management.ManagementObject#root\\cimv2\\Win32_QuickFixEngineering
                        "PSComputerName";"HotFixID";"InstalledOn"
                        "SRV";"KB4486553";"27/03/2019 00:00:00"
                        "SRV";"KB4470788";"01/03/2019 00:00:00"
                        """),
                arguments("Get-HotFix | ConvertTo-Json, Windows PowerShell", """
                        [ { "CSName": "SRV", "HotFixID": "KB4486553",
                            "InstalledOn": { "value": "\\/Date(1553644800000)\\/", "DateTime": "Wednesday" } },
                          { "CSName": "SRV", "HotFixID": "KB4470788",
                            "InstalledOn": { "value": "\\/Date(1551398400000)\\/", "DateTime": "Friday" } } ]
                        """),
                arguments("Get-HotFix | ConvertTo-Json, PowerShell 7", """
                        [ { "CSName": "SRV", "HotFixID": "KB4486553", "InstalledOn": "2019-03-27T00:00:00" },
                          { "CSName": "SRV", "HotFixID": "KB4470788", "InstalledOn": "2019-03-01T00:00:00" } ]
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void everyFormTellsTheSame(String form, String text) {
        HostFacts host = host(Exports.of(text));

        assertThat(host.name()).isEqualTo("SRV");
        assertThat(host.hotfixes()).containsExactly(FIRST, SECOND);
    }

    @Test
    void windowsXpPrintsASentenceBeforeAndTheNameOfFile1InAnotherColumn() {
        HostFacts host = host("xp_sp2_x64_qfe.txt");

        assertThat(host.hotfixes())
                .hasSizeGreaterThan(20)
                .extracting(Hotfix::kb)
                .contains("KB2115168", "KB2229593", "KB982665");
        assertThat(host.lacks("hotfixes")).isFalse();
    }

    @Test
    void windowsVistaWritesDatesAsHexadecimalFileTimesAndNumbersWithoutKb() {
        assertThat(host("vista_x64_sp1_qfe.txt").hotfixes())
                .contains(
                        new Hotfix("KB937286", LocalDate.of(2019, 3, 21)),
                        new Hotfix("KB940157", LocalDate.of(2019, 3, 21)));
    }

    @Test
    void aDateThatCanBeReadInTwoWaysIsNotRead() {
        assertThat(host("10_1809_x64_pro_en-us_20190307_qfe.txt").hotfixes())
                .hasSize(5)
                .allSatisfy(hotfix -> assertThat(hotfix.installedOn()).isNull());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "3/18/2014, 1/2/2014, 2014-01-02",
                "18/3/2014, 1/2/2014, 2014-02-01",
                "-, 1/2/2014, -",
                "-, 2/2/2014, 2014-02-02",
                "-, 1.2.2014, 2014-02-01",
                "-, 2014-02-01, 2014-02-01",
                "-, 20140201, 2014-02-01",
                "-, 20140201000000.000000+060, 2014-02-01",
                "-, 2014/2/1, 2014-02-01",
                "-, 01d4dfd0fb4eb361, 2019-03-21",
                "3/18/2014, 18/3/2014, -",
                "-, 30/02/2014, -",
                "-, yesterday, -"
            })
    void datesAreReadWhenOneReadingIsLeft(@Nullable String other, String date, @Nullable LocalDate read) {
        InstallDates dates = InstallDates.of(other == null ? List.of(date) : List.of(other, date));

        assertThat(dates.read(date)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "KB2919355, KB2919355",
        "KB893803v2 - Update, KB893803",
        "KB952069_WM11x64, KB952069",
        "Q147222, KB147222",
        "943729, KB943729",
        "File 1,",
        "{7A068575-C5DB-43D9-BE20-3895D0C69B17},",
        "MSCompPackV1,",
        "KB12345678,"
    })
    void aLabelNamesAnUpdateOrNot(String label, @Nullable String kb) {
        assertThat(new HotfixList.Entry(label).kb()).isEqualTo(kb);
    }
}
