package dev.mainstay.catalogue.host;

import static dev.mainstay.catalogue.host.Exports.host;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Hotfix;
import dev.mainstay.catalogue.host.file.ExportedFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What PowerShell makes of the same facts, whole and cut. Written for these tests. */
class PowerShellExportsTest {

    private static final String COMPUTER_INFO = """
            {"WindowsProductName": "Windows Server 2019 Standard", "OsVersion": "10.0.17763", "CsName": "SRVA",
             "WindowsUBR": 8511, "OsHotFixes": %s}
            """;

    private static final String CLIXML = """
            <Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
              <Obj RefId="0">
                <TN RefId="0"><T>Microsoft.PowerShell.Commands.ComputerInfo</T><T>System.Object</T></TN>
                <Props>
                  <S N="WindowsProductName">Windows Server 2019 Standard</S>
                  <I32 N="WindowsUBR">8511</I32>
                  <S N="CsName">SRVA</S>
                  <S N="OsVersion">10.0.17763</S>
                  <S N="OsName">A &lt;b&gt; _x0026_ c Server</S>
                  <Nil N="OsOrganization" />
                  <Obj N="OsHotFixes" RefId="1"><LST>
                    <Obj RefId="2"><Props><S N="HotFixID">KB5012170</S></Props></Obj>
                    <Obj RefId="3"><Props><S N="HotFixID">KB5078752</S>
                      <Obj N="InstalledOn" RefId="4"><DT>2026-03-12T00:00:00</DT><MS><S N="DisplayHint">Date</S></MS></Obj></Props></Obj>
                  </LST></Obj>
                </Props>
              </Obj>
            </Objs>
            """;

    static Stream<Arguments> wholeHosts() {
        return Stream.of(
                arguments("numbers alone", COMPUTER_INFO.formatted("[\"KB5012170\", \"KB5078752\"]")),
                arguments(
                        "deeper than the depth",
                        COMPUTER_INFO.formatted("\"@{HotFixID=KB5012170; Description=Update} @{HotFixID=KB5078752}\"")),
                arguments(
                        "each deeper than the depth",
                        COMPUTER_INFO.formatted("[\"@{HotFixID=KB5012170; a=b}\", \"@{HotFixID=KB5078752}\"]")),
                arguments("Export-Clixml", CLIXML),
                arguments("systeminfo through ConvertFrom-Csv and ConvertTo-Json", """
                        [{"Host Name": "SRVA", "OS Name": "Microsoft Windows Server 2019 Standard",
                          "OS Version": "10.0.17763 N/A Build 17763", "System Type": "x64-based PC", "Logon Server": "N/A",
                          "Hotfix(s)": "2 Hotfix(s) Installed.,[01]: KB5012170,[02]: KB5078752", "Network Card(s)": "N/A"}]
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholeHosts")
    void aHostIsReadInEachForm(String form, String text) {
        HostFacts host = host(Exports.of(text));

        assertThat(host.name()).isEqualTo("SRVA");
        assertThat(host.windows()).isNotNull().satisfies(windows -> {
            assertThat(windows.build()).isEqualTo(17763);
            assertThat(windows.server()).isTrue();
        });
        assertThat(host.hotfixes()).extracting(Hotfix::kb).containsExactly("KB5012170", "KB5078752");
        assertThat(host.lacks("hotfixes")).isFalse();
    }

    @Test
    void updatesOfWhichOnlyTheTypeIsThereAreNoEmptyList() {
        HostFacts host =
                host(Exports.of(COMPUTER_INFO.formatted("[\"Microsoft.PowerShell.Commands.HotFix\", \"x.HotFix\"]")));

        assertThat(host.hotfixes()).isEmpty();
        assertThat(host.lacks("hotfixes")).isTrue();
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                arguments("one a line", "KB5012170\nKB5078752\n"),
                arguments("with commas", "KB5012170, KB5078752"),
                arguments("in quotation marks", "\"KB5012170\",\"KB5078752\"\n"),
                arguments("JSON", "[\"KB5012170\", \"KB5078752\"]"),
                arguments(
                        "Export-Clixml",
                        "<Objs Version=\"1.1.0.1\" xmlns=\"x\"><Obj><Props><S N=\"HotFixID\">KB5012170</S></Props></Obj>"
                                + "<Obj><MS><S N=\"HotFixID\">KB5078752</S></MS></Obj></Objs>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void aListOfNumbersIsReadInEachForm(String form, String text) {
        HostFacts host = host(Exports.of(text));

        assertThat(host.hotfixes()).extracting(Hotfix::kb).containsExactly("KB5012170", "KB5078752");
        assertThat(host.lacks("hotfixes")).isFalse();
    }

    @Test
    void aListOfNumbersThatIsCutIsNotWhole() {
        assertThat(host(Exports.of("KB5012170\nKB50787")).lacks("hotfixes")).isTrue();
    }

    static Stream<Arguments> properties() {
        String listed = """


                SystemRoot                : C:\\Windows
                BuildLabEx                : 17763.1.amd64fre.rs5_release.180914-1434
                CurrentBuild              : 17763
                CurrentMajorVersionNumber : 10
                CurrentMinorVersionNumber : 0
                CurrentVersion            : 6.3
                InstallationType          : Server
                ProductName               : Windows Server 2019 Standard
                UBR                       : 8511
                """;
        return Stream.of(
                arguments(
                        "a list",
                        listed
                                + "PSPath                    : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows"
                                + "\n                            NT\\CurrentVersion\n"),
                arguments("a list without the path", listed),
                arguments(
                        "JSON",
                        "{\"CurrentBuild\": \"17763\", \"CurrentMajorVersionNumber\": 10, \"CurrentMinorVersionNumber\": 0,"
                                + " \"InstallationType\": \"Server\", \"ProductName\": \"Windows Server 2019 Standard\", \"UBR\": 8511,"
                                + " \"PSPath\": \"Microsoft.PowerShell.Core\\\\Registry::HKEY_LOCAL_MACHINE\\\\SOFTWARE\\\\Microsoft\\\\Windows NT\\\\CurrentVersion\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("properties")
    void whatGetItemPropertyTellsOfTheKeyOfWindowsIsRead(String form, String text) {
        assertThat(host(Exports.of(text)).windows()).isNotNull().satisfies(windows -> {
            assertThat(windows.version()).isEqualTo("10.0");
            assertThat(windows.ubr()).isEqualTo(8511);
            assertThat(windows.server()).isTrue();
        });
    }

    /** Alone it does not tell a server from a client. */
    @Test
    void whatVerPrintsCompletesWhatOtherFilesTell() {
        ExportedFile ver = Exports.of("ver.txt", "\nMicrosoft Windows [Versi\u00F3n 10.0.17763.8511]\n");

        HostFacts together = host(Exports.of(COMPUTER_INFO.formatted("[]").replace("\"WindowsUBR\": 8511,", "")), ver);

        assertThat(together.windows())
                .isNotNull()
                .satisfies(windows -> assertThat(windows.ubr()).isEqualTo(8511));
        assertThat(host(ver).windows()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a number cut        | `"UBR"=dword:0000213`                         | 7: a value that does not end
                    a number not begun  | `"UBR"=dwo`                                   | 7: a value that does not end
                    a text cut          | `"ProductName"="Windows Ser`                  | 7: a value that does not end
                    a name cut          | `"ProductNa`                                  | 7: a value that does not end
                    a key cut           | `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Micro`          | 7: a value that does not end
                    """)
    void aRegistryExportThatBreaksOffIsRefusedAndSpoilsNoOther(String where, String last, String reason) {
        String whole = """
                Windows Registry Editor Version 5.00

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]
                "CurrentBuild"="17763"
                "CurrentMajorVersionNumber"=dword:0000000a
                "CurrentMinorVersionNumber"=dword:00000000
                """;

        ReadExports read = HostExports.read(List.of(
                Exports.of("cut.reg", whole + last), Exports.of("a.json", COMPUTER_INFO.formatted("[\"KB5012170\"]"))));

        assertThat(read.hosts()).extracting(HostFacts::name).containsExactly("SRVA");
        assertThat(read.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.in(Locale.ENGLISH)).startsWith("cut.reg:" + reason));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("XML cut", CLIXML.substring(0, 400), "breaks off, or is not valid XML"),
                arguments(
                        "XML with a document type",
                        "<Objs ><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///x\">]>\"HotFixID\"</Objs>",
                        "breaks off, or is not valid XML"),
                arguments(
                        "JSON of something else",
                        "{\"Title\": \"2026-03 Cumulative Update (KB5078752)\"}",
                        "not recognised"),
                arguments("prose", "We installed KB5078752 last week.\n", "not recognised"),
                arguments("bare digits", "5012170\n5078752\n", "not recognised"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatIsNoneOfTheseIsRefusedWithOneLine(String what, String text, String reason) {
        ReadExports read = HostExports.read(List.of(Exports.of("x", text)));

        assertThat(read.hosts()).isEmpty();
        assertThat(read.refused())
                .singleElement()
                .satisfies(refused ->
                        assertThat(refused.in(Locale.ENGLISH)).contains(reason).doesNotContain("\n"));
    }

    /** A registry export tells the second of the installation, and MachineGuid where that key was exported too. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    installed at different times       | 5c9b4f30 | 61534f30 |   |   | 2 | 0
                    machines of different GUIDs        | 5c9b4f30 | 5c9b4f30 | a | b | 2 | 0
                    one machine                        | 5c9b4f30 | 5c9b4f30 | a | a | 1 | 0
                    one machine, one GUID not exported | 5c9b4f30 | 5c9b4f30 | a |   | 1 | 0
                    """)
    void machinesOfOneShortNameAreToldApartByWhatTheRegistrySays(
            String named,
            String installed,
            String otherInstalled,
            String guid,
            String otherGuid,
            int hosts,
            int refused) {
        ReadExports read = HostExports.read(List.of(
                Exports.of("a.reg", registry(installed, guid)),
                Exports.of("b.reg", registry(otherInstalled, otherGuid))));

        assertThat(read.hosts()).as(named).hasSize(hosts);
        assertThat(read.hosts()).extracting(HostFacts::name).doesNotHaveDuplicates();
        assertThat(read.refused()).hasSize(refused);
    }

    /** BIOS serial number and MachineGuid are different things: that they differ tells nothing. */
    @Test
    void aSerialNumberIsNotComparedWithAMachineGuid() {
        ReadExports read = HostExports.read(List.of(
                Exports.of("a.reg", registry("5c9b4f30", "a")),
                Exports.of(
                        "b.json",
                        COMPUTER_INFO.formatted(
                                "[], \"BiosSeralNumber\": \"VMware-1\", \"OsInstallDate\": \"2019-03-27\""))));

        assertThat(read.hosts()).hasSize(1);
    }

    private static String registry(String installed, String guid) {
        return """
                Windows Registry Editor Version 5.00

                [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName]
                "ComputerName"="SRVA"

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]
                "CurrentBuild"="17763"
                "CurrentMajorVersionNumber"=dword:0000000a
                "CurrentMinorVersionNumber"=dword:00000000
                "ProductName"="Windows Server 2019 Standard"
                "InstallDate"=dword:%s
                """.formatted(installed)
                + (guid == null
                        ? ""
                        : "\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography]\n\"MachineGuid\"=\"" + guid
                                + "\"\n");
    }
}
