package dev.mainstay.catalogue.host;

import static dev.mainstay.catalogue.host.Exports.host;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Hotfix;
import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.UnreadableExportException;
import dev.mainstay.catalogue.host.registry.SqlInstancesInRegistry;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostExportsTest {

    /** Written for this test, in the form regedit writes. */
    private static final String REGISTRY = """
            Windows Registry Editor Version 5.00

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName]
            @="mnmsrvc"
            "ComputerName"="FE01"

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]
            "CurrentVersion"="6.3"
            "CurrentBuild"="9600"
            "InstallationType"="Server"
            "ProductName"="Windows Server 2012 R2 Standard"
            "BuildLabEx"="9600.19913.amd64fre.winblue_ltsb_escrow.201207-1920"
            "UBR"=dword:00004dcb
            "DigitalProductId"=hex:a4,00,00,00,03,00,00,00,\\
              30,30

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Microsoft SQL Server\\Instance Names\\SQL]
            "RTCLOCAL"="MSSQL11.RTCLOCAL"
            "LYNCLOCAL"="MSSQL11.LYNCLOCAL"

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Microsoft SQL Server\\MSSQL11.RTCLOCAL\\Setup]
            "Version"="11.3.6020.0"
            "PatchLevel"="11.3.6020.0"
            "Edition"="Express Edition"

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{6E52F5B4-0000-0000-0000-000000000001}]
            "DisplayName"="Microsoft Lync Server 2013, Core Components"
            "DisplayVersion"="5.0.8308.1182"
            "InstallSource"="C:\\\\Lync \\"Setup\\"\\\\"

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Tool]
            "DisplayName"="Some tool"

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full]
            "Release"=dword:00080ff4

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Internet Explorer]
            "Version"="9.11.9600.19867"
            "svcVersion"="11.0.9600.19867"
            """;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8", "windows-1252"})
    void registryKeysTellWindowsSqlServerProgramsDotNetAndBrowser(String charset) {
        HostFacts host =
                host(ExportedFile.of("fe01.reg", REGISTRY.replace("\n", "\r\n").getBytes(Charset.forName(charset))));

        assertThat(host.name()).isEqualTo("FE01");
        assertThat(host.windows())
                .isEqualTo(new Windows("Windows Server 2012 R2 Standard", "6.3", 9600, 19915, 0, "x64", true, false));
        assertThat(host.sqlInstances())
                .containsExactly(
                        new SqlInstanceFacts("LYNCLOCAL", null, null, null),
                        new SqlInstanceFacts("RTCLOCAL", "11.0.6020.0", "Express Edition", null));
        assertThat(host.components())
                .containsExactly(
                        new ComponentFacts("Microsoft Lync Server 2013, Core Components", "5.0.8308.1182"),
                        new ComponentFacts("Some tool", null));
        assertThat(host.dotNetRelease()).isEqualTo(528372);
        assertThat(host.internetExplorer()).isEqualTo(11);
        assertThat(host.unread())
                .extracting(text -> text.in(Locale.ENGLISH))
                .containsExactly(
                        "hotfixes: no list of installed updates in fe01.reg",
                        "sqlInstances: no version of instance LYNCLOCAL (registry key MSSQL11.LYNCLOCAL\\Setup)");
    }

    @Test
    void localDbIsFoundBesideTheInstancesAndIsNone() {
        HostFacts host = host(Exports.of(REGISTRY + """

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Microsoft SQL Server Local DB\\Installed Versions\\13.0]
                "ParentInstance"="MSSQL13E.LOCALDB"

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Microsoft SQL Server Local DB\\Installed Versions\\15.0]
                "InstanceAPIPath"="C:\\\\LocalDB\\\\Binn\\\\SqlUserInstance.dll"

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Microsoft SQL Server\\MSSQL13E.LOCALDB\\MSSQLServer\\CurrentVersion]
                "CurrentVersion"="13.1.4001.0"
                """));

        assertThat(host.sqlInstances())
                .extracting(SqlInstanceFacts::name, SqlInstanceFacts::version)
                .containsExactly(
                        tuple("LYNCLOCAL", null),
                        tuple("RTCLOCAL", "11.0.6020.0"),
                        tuple("LOCALDB 13.0", "13.0.4001.0"),
                        tuple("LOCALDB 15.0", null));
    }

    @Test
    void anExportOfLocalDbAloneSaysNothingOfInstances() {
        HostFacts host = host(Exports.of("""
                REGEDIT4

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Microsoft SQL Server Local DB\\Installed Versions\\11.0]
                "ParentInstance"="MSSQL11E.LOCALDB"
                """));

        assertThat(host.sqlInstances()).extracting(SqlInstanceFacts::name).containsExactly("LOCALDB 11.0");
        assertThat(host.lacks("sqlInstances")).isTrue();
    }

    @Test
    void anOldExportInAnsiWithoutTheNamesOfTheInstances() {
        HostFacts host = host(Exports.of("""
                REGEDIT4

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Microsoft SQL Server\\MSSQL10_50.RTC\\Setup]
                "PatchLevel"="10.53.6000.34"
                """));

        assertThat(host.sqlInstances()).containsExactly(new SqlInstanceFacts("RTC", "10.50.6000.34", null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "11.3.6020.0, 11.0.6020.0",
        "11.1.3000.0, 11.0.3000.0",
        "12.2.5000.0, 12.0.5000.0",
        "10.53.6000.34, 10.50.6000.34",
        "15.0.2000.5, 15.0.2000.5",
        "11.0.2100, 11.0.2100.0"
    })
    void sqlVersionsLoseTheServicePackInTheMinor(String told, String normalised) {
        assertThat(SqlInstancesInRegistry.normalised(told)).isEqualTo(normalised);
    }

    @Test
    void getComputerInfoAsAListShowsOnlyTheFirstUpdates() {
        HostFacts host = host(Exports.of("""
                WindowsBuildLabEx                                       : 17763.1.amd64fre.rs5_release.180914-1434
                WindowsCurrentVersion                                   : 6.3
                WindowsInstallationType                                 : Server Core
                WindowsProductName                                      : Windows Server 2019 Standard
                CsDNSHostName                                           : SRV19
                CsName                                                  : SRV19
                OsName                                                  : Microsoft Windows Server 2019 Standard
                OsVersion                                               : 10.0.17763
                OsBuildNumber                                           : 17763
                OsHotFixes                                              : {KB5022511, KB4535680, KB4577586,
                                                                          KB4589208...}
                OsServicePackMajorVersion                               : 0
                """));

        assertThat(host.windows())
                .isEqualTo(new Windows(
                        "Microsoft Windows Server 2019 Standard", "10.0", 17763, null, 0, "x64", true, true));
        assertThat(host.hotfixes()).hasSize(4);
        assertThat(host.unread())
                .extracting(text -> text.in(Locale.ENGLISH))
                .contains("hotfixes: the list was cut, 4 of ? read; add the output of wmic qfe");
    }

    @Test
    void getComputerInfoAsJson() {
        HostFacts host = host(Exports.of("""
                { "WindowsInstallationType": "Server", "WindowsUBR": 4131, "OsName": "Microsoft Windows Server 2022 Standard",
                  "OsVersion": "10.0.20348", "CsName": "SRV22", "CsSystemType": "x64-based PC", "OsProductType": 3,
                  "OsHotFixes": [ { "HotFixID": "KB5005552", "Description": "Update", "InstalledOn": "10/22/2021" } ] }
                """));

        assertThat(host.windows())
                .isEqualTo(new Windows(
                        "Microsoft Windows Server 2022 Standard", "10.0", 20348, 4131, 0, "x64", true, false));
        assertThat(host.hotfixes()).extracting(Hotfix::kb).containsExactly("KB5005552");
    }

    @Test
    void severalFilesOfOneHostArePutTogether() {
        HostFacts host = host(
                Exports.real("srv_2012r2_x64_standard_ru_systeminfo.txt"),
                Exports.real("srv_2012r2_x64_standard_ru_qfe.txt"),
                Exports.of("dc.reg", REGISTRY.replace("FE01", "dc")));

        assertThat(host.name()).isEqualTo("DC");
        assertThat(host.windows())
                .isNotNull()
                .satisfies(windows -> assertThat(windows.ubr()).isEqualTo(19915));
        assertThat(host.hotfixes())
                .hasSize(7)
                .allSatisfy(hotfix -> assertThat(hotfix.installedOn()).isNotNull());
        assertThat(host.lacks("hotfixes")).isFalse();
    }

    @Test
    void aWholeListBesideTheOneThatWasCutLeavesNothingUnread() {
        String cut = """
                Host Name:     A
                OS Name:       Microsoft Windows Server 2008 R2 Standard
                OS Version:    6.1.7601 Service Pack 1 Build 7601
                Logon Server:  \\\\A
                Hotfix(s):     3 Hotfix(s) Installed.
                               [01]: KB976902
                               [02]: KB29
                """;

        HostFacts host = host(
                Exports.of(cut),
                Exports.of("qfe.txt", "CSName  HotFixID\nA       KB976902\nA       KB2919355\nA       KB958488\n"));

        assertThat(host.hotfixes()).extracting(Hotfix::kb).containsExactly("KB976902", "KB2919355", "KB958488");
        assertThat(host.lacks("hotfixes")).isFalse();
    }

    @Test
    void severalHostsStayApartAndAFileOfNobodyIsRefused() {
        List<ExportedFile> two =
                List.of(Exports.real("srv_2022_systeminfo.txt"), Exports.real("srv_2012r2_x64_standard_ru_qfe.txt"));

        assertThat(Exports.hosts(two)).hasSize(2);
        assertThatThrownBy(() -> Exports.hosts(
                        List.of(two.getFirst(), two.getLast(), Exports.real("10_1809_x64_pro_en-us_20190307_qfe.txt"))))
                .isInstanceOf(UnreadableExportException.class)
                .hasMessageContaining("does not tell which host it is from");
    }

    @Test
    void oneHostWithTwoBuildsIsRefused() {
        assertThatThrownBy(() -> host(
                        Exports.real("srv_2022_systeminfo.txt"),
                        Exports.of("fe01.reg", REGISTRY.replace("FE01", "HOST-SRV2022000"))))
                .isInstanceOf(UnreadableExportException.class)
                .hasMessage(
                        "fe01.reg: tells Windows build 9600 of host HOST-SRV2022000, srv_2022_systeminfo.txt tells build 20348: "
                                + "two machines of one name, or one before and after an upgrade? Neither is judged; "
                                + "assess them in separate calls");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                   | a: the file is empty",
                "' '                                  | a: the file is empty",
                "%PDF-1.7                             | a:1: a PDF, not what the command printed; give the text itself",
                "Dear Sir                             | a:1: not recognised",
                "'[{\"HotFixID\": \"KB1'              | a:1: breaks off: the JSON does not end",
                "'REGEDIT4 '                          | a:1: a registry export without any of the keys",
            })
    void whatTellsNothingIsOneClearError(String text, String message) {
        assertThatThrownBy(() -> host(Exports.of("a", text)))
                .isInstanceOf(UnreadableExportException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aRegistryExportThatWasCutNamesTheLine() {
        String cut = REGISTRY.substring(0, REGISTRY.indexOf("2012 R2"));

        assertThatThrownBy(() -> host(Exports.of("cut.reg", cut)))
                .hasMessage("cut.reg:11: a value that does not end: the export was cut");
    }

    @Test
    void binaryAndHugeFilesAreRefused() {
        byte[] zip = {'P', 'K', 3, 4, 20, 0, 0, 0};

        assertThatThrownBy(() -> ExportedFile.of("a.zip", zip)).hasMessageContaining("not a text file");
        assertThatThrownBy(() -> ExportedFile.of("huge.reg", new byte[50 << 20]))
                .hasMessageStartingWith("huge.reg: 50 MB: more than 32 MB are not read");
        assertThatThrownBy(() -> ExportedFile.read(Path.of("nowhere.txt"))).hasMessageStartingWith("nowhere.txt: ");
    }

    @Property(tries = 300)
    void anyBytesAreReadOrRefusedWithTheFilesName(@ForAll byte[] bytes) {
        try {
            Exports.hosts(List.of(ExportedFile.of("any", bytes)));
        } catch (UnreadableExportException e) {
            assertThat(e).hasMessageStartingWith("any:");
        }
    }

    @Property(tries = 200)
    void aRealFileCutAnywhereIsReadOrRefusedWithTheFilesName(@ForAll int at) {
        byte[] whole = Exports.real("srv_2016_1607_datacenter_en-us_systeminfo.txt")
                .text()
                .getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(whole, Math.floorMod(at, whole.length));
        try {
            HostFacts host = host(ExportedFile.of("cut", cut));
            assertThat(host.hotfixes().size() == 5 || host.lacks("hotfixes")).isTrue();
        } catch (UnreadableExportException e) {
            assertThat(e).hasMessageStartingWith("cut:");
        }
    }
}
