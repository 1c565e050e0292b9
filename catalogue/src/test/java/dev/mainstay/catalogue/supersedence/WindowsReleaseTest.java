package dev.mainstay.catalogue.supersedence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsReleaseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Windows Server 2019                                                             | Windows Server 2019    | Windows Server 2019
            Windows Server 2012 R2 (Server Core installation)                               | Windows Server 2012 R2 | Windows Server 2012 R2
            Windows Server 2008 R2 for x64-based Systems Service Pack 1                     | Windows Server 2008 R2 | Windows Server 2008 R2
            Windows Server 2008 R2 for x64-based Systems Service Pack 1 (Server Core installation) | Windows Server 2008 R2 | Windows Server 2008 R2
            Windows Server, version 20H2 (Server Core Installation)                         | Windows Server 20H2    | Windows Server 20H2
            Windows Server 2022, 23H2 Edition (Server Core installation)                    | Windows Server 23H2    | Windows Server 23H2
            Windows 7 for 32-bit Systems Service Pack 1                                     | Windows 7              | Windows Server 2008 R2
            Windows 10 for x64-based Systems                                                | Windows 10 1507        | Windows 10 1507
            Windows 10 Version 1809 for ARM64-based Systems                                 | Windows 10 1809        | Windows Server 2019
            Windows 11 Version 24H2 for x64-based Systems                                   | Windows 11 24H2        | Windows 11 24H2
            """)
    void aProductHasTheNamesThatTablesGiveIt(String product, String builds, String packages) {
        assertThat(WindowsRelease.of(product)).contains(new WindowsRelease(builds, packages));
    }

    @ParameterizedTest
    @CsvSource({"Internet Explorer 11 on Windows Server 2016", "Microsoft SQL Server 2019", "Microsoft Office 2016"})
    void whatIsNoWindowsHasNone(String product) {
        assertThat(WindowsRelease.of(product)).isEmpty();
    }
}
