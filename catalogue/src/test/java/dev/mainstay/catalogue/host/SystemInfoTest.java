package dev.mainstay.catalogue.host;

import static dev.mainstay.catalogue.host.Exports.host;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Hotfix;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.host.file.UnreadableExportException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemInfoTest {

    /** Real outputs: English, Russian, French, Italian, Spanish, Chinese, German; UTF-8, UTF-16, code pages 850 and 936. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    srv_2008r2_sp1_x64_standard_en-us   | HOST-SRV2008R2 | Microsoft Windows Server 2008 R2 Standard    | 6.1  | 7601  | 1 | x64 | true  | 2
                    srv_2012r2_x64_standard_ru          | DC              | Майкрософт Ознакомительная версия Windows Server 2012 R2 Standard | 6.3 | 9600 | 0 | x64 | true | 7
                    srv_2016_1607_datacenter_en-us      | HOST-SRV         | Microsoft Windows Server 2016 Datacenter    | 10.0 | 14393 | 0 | x64 | true  | 5
                    srv_2019_rtm_datacenter_en-us       | HOST-SRV2019RTM | Microsoft Windows Server 2019 Datacenter     | 10.0 | 17763 | 0 | x64 | true  | 5
                    srv_2022                            | HOST-SRV2022000 | Microsoft Windows Server 2022 Standard       | 10.0 | 20348 | 0 | x64 | true  | 3
                    10_1803_x64_pro_it                  | HOST-             | Microsoft Windows 10 Pro                   | 10.0 | 17134 | 0 | x64 | false | 10
                    10_1809_x64_education_es            | ...             | Microsoft Windows 10 Education               | 10.0 | 17763 | 0 | x64 | false | 9
                    10_1809_x64_enterprise_zh-cn        | HOST-101809X64E | Microsoft Windows 10 企业版 LTSC              | 10.0 | 17763 | 0 | x64 | false | 1
                    7_sp1_x64_ultimaten_de              | HOST-7S         | Microsoft Windows 7 Ultimate N               | 6.1  | 7601  | 1 | x64 | false | 242
                    """)
    void isReadInEveryLanguageAndEncoding(
            String file,
            String name,
            String caption,
            String version,
            int build,
            int servicePack,
            String architecture,
            boolean server,
            int hotfixes) {
        HostFacts host = host(file + "_systeminfo.txt");

        assertThat(host.name()).isEqualTo(name);
        assertThat(host.windows())
                .isEqualTo(new Windows(caption, version, build, null, servicePack, architecture, server, null));
        assertThat(host.hotfixes()).hasSize(hotfixes);
    }

    @Test
    void theUpdatesAreThoseListedInTheirOrder() {
        assertThat(host("srv_2012r2_x64_standard_ru_systeminfo.txt").hotfixes())
                .extracting(Hotfix::kb)
                .containsExactly(
                        "KB2919355", "KB2919442", "KB2937220", "KB2938772", "KB2939471", "KB2949621", "KB2999226");
    }

    @Test
    void theSameMachineThroughTheOldConsoleAndThroughPowerShellHasTheSameName() {
        HostFacts console = host("7_sp1_x64_enterprise_fr_systeminfo_cmd.txt");
        HostFacts powerShell = host("7_sp1_x64_enterprise_fr_systeminfo_powershell.txt");

        assertThat(console.windows()).isEqualTo(powerShell.windows());
        assertThat(console.name()).isEqualTo(powerShell.name());
        assertThat(List.of(console.hotfixes().size(), powerShell.hotfixes().size()))
                .containsExactly(73, 93);
    }

    @Test
    void aListThatSystemInfoCutIsSaidAndTheHalfNumberAtItsEndIsNotTaken() {
        HostFacts host = host("srv_2003r2_sp2_x86_standard_en-us_systeminfo.txt");

        assertThat(host.unread())
                .extracting(text -> text.in(Locale.ENGLISH))
                .contains(
                        "hotfixes: the list was cut, 239 of 352 read; add the output of wmic qfe",
                        "hotfixes: 170 of 239 entries name no update (File 1)");
        assertThat(host.hotfixes())
                .extracting(Hotfix::kb)
                .doesNotContain("KB2862")
                .contains("KB2862152");
    }

    @Test
    void noUpdatesIsNotTheSameAsNotTold() {
        String upToLogonServer = """
                Host Name:                 A
                OS Name:                   Microsoft Windows Server 2019 Standard
                OS Version:                10.0.17763 N/A Build 17763
                System Type:               x64-based PC
                Logon Server:              \\\\A
                """;

        HostFacts none = host(Exports.of(upToLogonServer + "Hotfix(s):                 N/A\n"));
        HostFacts cut = host(Exports.of(upToLogonServer));

        assertThat(none.hotfixes()).isEmpty();
        assertThat(none.lacks("hotfixes")).isFalse();
        assertThat(cut.unread())
                .extracting(text -> text.in(Locale.ENGLISH))
                .contains("hotfixes: no list of installed updates in a.txt");
    }

    @Test
    void commaSeparatedWithSeveralHosts() {
        var file = Exports.of("""
                "Host Name","OS Name","OS Version","System Type","Logon Server","Hotfix(s)","Network Card(s)"
                "A","Microsoft Windows Server 2016 Standard","10.0.14393 N/A Build 14393","x64-based PC","\\\\A","2 Hotfix(s) Installed.,[01]: KB4049065,[02]: KB4483229","1 NIC(s) Installed.,[01]: vmxnet3"
                "B","Microsoft Windows Server 2008 R2 Standard ","6.1.7601 Service Pack 1 Build 7601","x64-based PC","N/A","3 Hotfix(s) Installed.,[01]: KB976902,[02]: KB2919355","N/A"
                """);

        List<HostFacts> hosts = Exports.hosts(List.of(file));

        assertThat(hosts).extracting(HostFacts::name).containsExactly("A", "B");
        assertThat(hosts.getFirst().hotfixes()).extracting(Hotfix::kb).containsExactly("KB4049065", "KB4483229");
        assertThat(hosts.getLast().windows())
                .isEqualTo(new Windows(
                        "Microsoft Windows Server 2008 R2 Standard", "6.1", 7601, null, 1, "x64", true, null));
        assertThat(hosts.getLast().unread())
                .extracting(text -> text.in(Locale.ENGLISH))
                .contains("hotfixes: the list was cut, 2 of 3 read; add the output of wmic qfe");
    }

    @Test
    void brokenOffBeforeTheVersionIsAnErrorWithTheLine() {
        assertThatThrownBy(
                        () -> host(Exports.of("Host Name:   A\nOS Name:     Microsoft Windows Server 2019 Standard")))
                .isInstanceOf(UnreadableExportException.class)
                .hasMessageStartingWith("a.txt:2: ");
    }
}
