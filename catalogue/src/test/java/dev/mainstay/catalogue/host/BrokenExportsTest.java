package dev.mainstay.catalogue.host;

import static dev.mainstay.catalogue.host.Exports.host;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Hotfix;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.host.file.ExportedFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How real exports arrive: pasted, quoted, cut, several in one file. Written for these tests. */
class BrokenExportsTest {

    private static final String SYSTEM = """
            Host Name:                 SRVA
            OS Name:                   Microsoft Windows Server 2016 Standard
            OS Version:                10.0.14393 N/A Build 14393
            OS Manufacturer:           Microsoft Corporation
            OS Configuration:          Member Server
            OS Build Type:             Multiprocessor Free
            Registered Owner:          N/A
            Registered Organization:   N/A
            Product ID:                00377-70000-00000-AA001
            Original Install Date:     3/27/2019, 10:11:12 AM
            System Type:               x64-based PC
            Processor(s):              1 Processor(s) Installed.
                                       [01]: Intel64 ~2200 Mhz
            Virtual Memory: In Use:    1,540 MB
            Domain:                    contoso.example
            Logon Server:              \\\\DC
            Hotfix(s):                 2 Hotfix(s) Installed.
                                       [01]: KB5012170
                                       [02]: KB5036609
            Network Card(s):           1 NIC(s) Installed.
                                       [01]: vmxnet3 Ethernet Adapter
                                             Connection Name: Ethernet0
                                             IP address(es)
                                             [01]: 192.0.2.1
            """;

    static Stream<Arguments> spoiled() {
        return Stream.of(
                arguments("blank line after every line", SYSTEM.replace("\n", "\n\n")),
                arguments("CR only", SYSTEM.replace("\n", "\r")),
                arguments("CR CR LF", SYSTEM.replace("\n", "\r\r\n")),
                arguments("trailing blanks", SYSTEM.replace("\n", "   \n")),
                arguments("tabs for blanks", SYSTEM.replaceAll(" {3,}", "\t")),
                arguments("no indentation", SYSTEM.replaceAll("(?m)^ +", "")),
                arguments("one blank", SYSTEM.replaceAll("(?m)^ +", "").replaceAll(" +", " ")),
                arguments("indented", SYSTEM.replaceAll("(?m)^", "    ")),
                arguments("quoted in mail", SYSTEM.replaceAll("(?m)^", "> ")),
                arguments("byte order mark within", "\uFEFF\n\uFEFF" + SYSTEM),
                arguments("hard blanks", SYSTEM.replace(":  ", ":\u00A0\u00A0").replace("    ", " \u00A0  ")),
                arguments("prompts", "PS C:\\Users\\a> systeminfo\n\n" + SYSTEM + "\nPS C:\\Users\\a> exit\n"),
                arguments("remote prompt", "[srva]: PS C:\\> systeminfo\n" + SYSTEM + "[srva]: PS C:\\> "),
                arguments(
                        "cmd prompt",
                        "Microsoft Windows [Version 10.0.14393]\n\nC:\\>systeminfo\n" + SYSTEM + "\nC:\\>"),
                arguments("lines of a header", "Report of 2026-01-01\n====\n\n" + SYSTEM),
                arguments("fenced", "```text\n" + SYSTEM + "```\n"),
                arguments("colours", "\u001B[32;1m" + SYSTEM + "\u001B[0m"),
                arguments(
                        "HTML",
                        "<html><head><title>x: y</title></head><body><pre>"
                                + SYSTEM.replace("(s)", "&#40;s&#41;").replace("\n", "<br>\n")
                                + "</pre></body></html>"),
                arguments("HTML entities", SYSTEM.replace("  ", "&nbsp;&nbsp;")),
                arguments("a list with gaps", SYSTEM.replace("[02]: KB", "[03]: KB")),
                arguments("blank before the colon", SYSTEM.replace("]: ", "] : ")),
                arguments("version in two lines", SYSTEM.replace("N/A Build 14393", "N/A\nBuild 14393")),
                arguments("zeros at the end", SYSTEM + "\u0000\u0000\u0000\u0000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiled")
    void aSystemInfoIsReadThroughWhatWasDoneToIt(String how, String text) {
        HostFacts host = host(Exports.of(text));

        assertThat(host.name()).isEqualTo("SRVA");
        assertThat(host.windows())
                .isEqualTo(new Windows(
                        "Microsoft Windows Server 2016 Standard", "10.0", 14393, null, 0, "x64", true, null));
        assertThat(host.hotfixes()).extracting(Hotfix::kb).containsExactly("KB5012170", "KB5036609");
        assertThat(host.lacks("hotfixes")).isFalse();
    }

    static Stream<Arguments> withoutUpdates() {
        String none = SYSTEM.replaceAll("(?s)Hotfix\\(s\\).*?(?=Network)", "Hotfix(s):                 N/A\n");
        String controller = none.replace("\\\\DC", "N/A").replace("Member Server", "Primary Domain Controller");
        return Stream.of(
                arguments("with a logon server", none),
                arguments("domain controller", controller),
                arguments(
                        "in a language whose label is not known",
                        controller.replace("N/A", "žádné").replace("Hotfix(s)", "Xyz")),
                arguments("container", controller.replaceAll("(?m)^(Domain|Processor\\(s\\)): .*$", "$1: N/A")),
                arguments("as comma-separated values", """
                        "Host Name","OS Name","OS Version","System Type","Logon Server","Hotfix(s)","Network Card(s)"
                        "SRVA","Microsoft Windows Server 2016 Standard","10.0.14393 N/A Build 14393","x64-based PC","N/A","N/A","N/A"
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutUpdates")
    void noUpdateIsListedWhereTheListIsReadAndEmpty(String how, String text) {
        HostFacts host = host(Exports.of(text));

        assertThat(host.hotfixes()).isEmpty();
        assertThat(host.lacks("hotfixes")).isFalse();
    }

    @Test
    void aFileThatBreaksOffBeforeTheListSaysSoAndIsNoEmptyList() {
        HostFacts host = host(Exports.of(SYSTEM.substring(0, SYSTEM.indexOf("Domain:"))));

        assertThat(host.lacks("hotfixes")).isTrue();
        assertThat(host.unread())
                .extracting(text -> text.in(Locale.ENGLISH))
                .contains("systeminfo: a.txt breaks off at line 14, before the list of installed updates");
    }

    @Test
    void anOperatingSystemCalledMicrosoftIsAServerByItsConfiguration() {
        HostFacts host = host(Exports.of("""

                Host Name:                 FF46F53B536F
                OS Name:                   Microsoft
                OS Version:                10.0.17763 N/A Build 17763
                OS Manufacturer:           Microsoft Corporation
                OS Configuration:          Standalone Server
                OS Build Type:             Multiprocessor Free
                """));

        assertThat(host.name()).isEqualTo("FF46F53B536F");
        assertThat(host.windows())
                .isNotNull()
                .satisfies(windows -> assertThat(windows.server()).isTrue());
    }

    static Stream<Arguments> nothingListed() {
        return Stream.of(
                arguments("\uFEFF\r\n".getBytes(StandardCharsets.UTF_16LE)),
                arguments("\uFEFF\r\n".getBytes(StandardCharsets.UTF_8)),
                arguments("No Instance(s) Available.\r\n".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("nothingListed")
    void whatWmicWritesWithoutInstancesIsAnEmptyListAndSpoilsNoOther(byte[] qfe) {
        HostFacts host = host(
                ExportedFile.of("qfe.txt", qfe),
                Exports.of(SYSTEM.replaceAll("(?s)Hotfix\\(s\\).*?(?=Network)", "Hotfix(s): N/A\n")));

        assertThat(host.name()).isEqualTo("SRVA");
        assertThat(host.hotfixes()).isEmpty();
        assertThat(host.lacks("hotfixes")).isFalse();
    }

    @Test
    void severalOutputsOfOneHostInOneFile() {
        HostFacts host = host(Exports.of("C:\\>systeminfo\n" + SYSTEM + """

                C:\\>wmic qfe list
                Caption  CSName  Description  HotFixID   InstalledOn
                http://  SRVA    Update       KB4486553  3/27/2019

                C:\\>reg query "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"

                HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion
                    CurrentBuild    REG_SZ    14393
                    UBR    REG_DWORD    0x1b5b
                """));

        assertThat(host.hotfixes())
                .extracting(Hotfix::kb)
                .containsExactlyInAnyOrder("KB5012170", "KB5036609", "KB4486553");
        assertThat(host.windows())
                .isNotNull()
                .satisfies(windows -> assertThat(windows.ubr()).isEqualTo(7003));
    }

    @Test
    void severalHostsInOneFile() {
        List<HostFacts> hosts = Exports.hosts(List.of(
                Exports.of(SYSTEM + "\n" + SYSTEM.replace("SRVA", "SRVB").replace("5036609", "5036899"))));

        assertThat(hosts).extracting(HostFacts::name).containsExactly("SRVA", "SRVB");
        assertThat(hosts.getFirst().hotfixes()).extracting(Hotfix::kb).containsExactly("KB5012170", "KB5036609");
        assertThat(hosts.getLast().hotfixes()).extracting(Hotfix::kb).containsExactly("KB5012170", "KB5036899");
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                arguments(
                        "tabs",
                        "CSName\tHotFixID\tInstalledOn\nSRVA\tKB4486553\t3/27/2019\nSRVA\tKB4470788\t3/1/2019\n"),
                arguments(
                        "blanks lost",
                        "Source Description HotFixID InstalledBy InstalledOn\nSRVA Security Update KB4486553 NT AUTHORITY\\SYSTEM 3/27/2019\nSRVA Update KB4470788 X 3/1/2019\n"),
                arguments(
                        "ConvertTo-Html",
                        "<html><body><table><tr><th>PSComputerName</th><th>HotFixID</th></tr><tr><td>SRVA</td><td>KB4486553</td></tr>\n<tr><td>SRVA</td><td>KB4470788</td></tr></table></body></html>"),
                arguments("remoting", """
                        Source        Description      HotFixID      InstalledBy   InstalledOn            PSComputerName
                        ------        -----------      --------      -----------   -----------            --------------
                        SRVA          Update           KB4486553     X             3/27/2019 12:00:00 AM  srva

                        SRVA          Update           KB4470788     X             3/1/2019 12:00:00 AM   srva
                        """),
                arguments(
                        "indented list",
                        "\n    Source   : SRVA\n    HotFixID : KB4486553\n\n    Source   : SRVA\n    HotFixID : KB4470788\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void aListOfUpdatesIsReadThroughWhatWasDoneToIt(String how, String text) {
        HostFacts host = host(Exports.of(text));

        assertThat(host.name()).isEqualToIgnoringCase("SRVA");
        assertThat(host.hotfixes()).extracting(Hotfix::kb).containsExactly("KB4486553", "KB4470788");
    }

    static Stream<Arguments> packages() {
        String key =
                "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages\\";
        String first = "Package_for_KB5012170~31bf3856ad364e35~amd64~~10.0.1.2";
        String old = "Package_for_KB4486553~31bf3856ad364e35~amd64~~10.0.1.2";
        String rollup = "Package_for_RollupFix~31bf3856ad364e35~amd64~~14393.7003.1.8";
        return Stream.of(
                arguments(
                        "reg export",
                        "Windows Registry Editor Version 5.00\n\n[%s%s]\n\"CurrentState\"=dword:00000070\n\n[%s%s]\n\"CurrentState\"=dword:00000050\n\n[%s%s]\n\"CurrentState\"=dword:00000070\n\n[%s%s\\Owners]\n\"x\"=dword:00020070\n"
                                .formatted(key, first, key, old, key, rollup, key, rollup)),
                arguments(
                        "reg query /s",
                        "\n%s%s\n    CurrentState    REG_DWORD    0x70\n\n%s%s\n    CurrentState    REG_DWORD    0x50\n\n%s%s\n    CurrentState    REG_DWORD    0x70\n"
                                .formatted(key, first, key, old, key, rollup)),
                arguments("dism table", """

                        Deployment Image Servicing and Management tool
                        Version: 10.0.14393.4169

                        Image Version: 10.0.14393.4169

                        Packages listing:

                        ------------------------------------------------------- | ---------- | ------------
                        Package Identity | State | Release Type | Install Time
                        %s | Installed | Security Update | 1/1/2026 1:00 AM
                        %s | Superseded | Update | 1/1/2020 1:00 AM
                        %s | Installed | Security Update | 1/1/2026 1:00 AM

                        The operation completed successfully.
                        """.formatted(first, old, rollup)),
                arguments("dism list", """
                        Package Identity : %s
                        State : Installed
                        Release Type : Security Update

                        Package Identity : %s
                        State : Superseded
                        Release Type : Security Update

                        Package Identity : %s
                        State : Installed
                        Release Type : Security Update
                        """.formatted(first, old, rollup)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packages")
    void packagesOfComponentBasedServicingAreUpdates(String how, String text) {
        HostFacts host =
                host(Exports.of("s.txt", SYSTEM.substring(0, SYSTEM.indexOf("Hotfix"))), Exports.of("cbs", text));

        assertThat(host.name()).isEqualTo("SRVA");
        assertThat(host.hotfixes()).extracting(Hotfix::kb).containsExactly("KB5012170");
        assertThat(host.lacks("hotfixes")).isFalse();
        assertThat(host.windows())
                .isNotNull()
                .satisfies(windows -> assertThat(windows.ubr()).isEqualTo(7003));
    }

    @Test
    void namesOfPackagesWithoutStatesAreListedAndSaidToBeUnsure() {
        String key =
                "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages\\";
        HostFacts host =
                host(Exports.of("cbs", "\n" + key + "Package_for_KB5012170~31bf3856ad364e35~amd64~~10.0.1.2\n"));

        assertThat(host.hotfixes()).extracting(Hotfix::kb).containsExactly("KB5012170");
        assertThat(host.lacks("hotfixes")).isTrue();
    }

    @Test
    void aFileThatCannotBeReadSpoilsNoOther() {
        ReadExports read = HostExports.read(List.of(
                Exports.of("notes.txt", "Dear Sir\n"),
                Exports.of("a.txt", SYSTEM),
                Exports.of("b.json", "[{\"HotFixID\": \"KB1")));

        assertThat(read.hosts()).extracting(HostFacts::name).containsExactly("SRVA");
        assertThat(read.refused())
                .extracting(refused -> refused.in(Locale.ENGLISH))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("notes.txt:1: not recognised"),
                        second -> assertThat(second).startsWith("b.json:1: breaks off"));
    }

    @Test
    void machinesOfOneShortNameAreToldApart() {
        String other = SYSTEM.replace("contoso.example", "fabrikam.example").replace("14393", "17763");
        String workgroup = SYSTEM.replace("contoso.example", "WORKGROUP");
        String another = workgroup.replace("AA001", "AA002").replace("3/27/2019", "3/28/2021");

        assertThat(Exports.hosts(List.of(Exports.of("a", SYSTEM), Exports.of("b", other))))
                .extracting(HostFacts::name)
                .containsExactly(
                        "SRVA (contoso.example, 00377-70000-00000-AA001)",
                        "SRVA (fabrikam.example, 00377-70000-00000-AA001)");
        assertThat(Exports.hosts(List.of(Exports.of("a", workgroup), Exports.of("b", another))))
                .hasSize(2);
        assertThat(Exports.hosts(
                        List.of(Exports.of("a", SYSTEM), Exports.of("b", SYSTEM.replace("5036609", "5036899")))))
                .singleElement()
                .satisfies(host -> assertThat(host.hotfixes()).hasSize(3));
    }

    @Test
    void whatDoesNotTellOfWhichMachineItIsIsRefusedAloneAndWithItsReason() {
        String bare = SYSTEM.replaceAll("(?m)^(Product ID|Original Install Date):.*\n", "")
                .replace("contoso.example", "WORKGROUP");
        ReadExports two = HostExports.read(List.of(
                Exports.of("a", bare),
                Exports.of("b", bare.replace("5036609", "5036899")),
                Exports.of("c", SYSTEM.replace("SRVA", "SRVC"))));
        ReadExports qfe = HostExports.read(List.of(
                Exports.of("a", SYSTEM),
                Exports.of("b", SYSTEM.replace("contoso", "fabrikam")),
                Exports.of("q", "CSName  HotFixID\nSRVA    KB4486553\n")));

        assertThat(two.hosts()).extracting(HostFacts::name).containsExactly("SRVC");
        assertThat(two.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.in(Locale.ENGLISH))
                        .startsWith("b: tells other updates of host SRVA than a"));
        assertThat(qfe.hosts())
                .hasSize(2)
                .allSatisfy(host -> assertThat(host.hotfixes()).hasSize(2));
        assertThat(qfe.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.in(Locale.ENGLISH))
                        .startsWith("q: several machines are called SRVA (a, b)"));
    }
}
