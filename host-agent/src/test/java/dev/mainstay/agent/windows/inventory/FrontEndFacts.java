package dev.mainstay.agent.windows.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Inventory.Component;
import dev.mainstay.agent.platform.Inventory.DotNet;
import dev.mainstay.agent.platform.Inventory.OperatingSystem;
import dev.mainstay.agent.platform.Inventory.PendingRestart;
import dev.mainstay.agent.platform.Inventory.UpdatePolicy;
import dev.mainstay.agent.platform.Version;
import dev.mainstay.agent.windows.inventory.SqlFacts.Registered;
import dev.mainstay.agent.windows.registry.Registry;

/** What front-end.reg says, whoever reads it: the parser of the tests on Linux, the registry on Windows. */
final class FrontEndFacts {

    private FrontEndFacts() {}

    static void areReadFrom(Registry registry) throws Exception {
        SystemFacts system = new SystemFacts(registry);
        assertThat(system.operatingSystem())
                .isEqualTo(new OperatingSystem("Windows Server 2012 R2 Standard", "6.3", 9600, 20778));
        assertThat(system.pendingRestart()).isEqualTo(new PendingRestart(false, true, true));
        assertThat(system.servicingInProgress()).isTrue();
        assertThat(system.dotNet()).isEqualTo(new DotNet(379893, "4.5.51650"));
        assertThat(new UpdatePolicyFacts(registry).read())
                .isEqualTo(new UpdatePolicy(
                        true, "http://wsus.lync.example:8530", "Lync Front Ends", 3, false, false, false));
        assertThat(new SqlFacts(registry).instances())
                .containsExactlyInAnyOrder(
                        new Registered("RTCLOCAL", "MSSQL11.RTCLOCAL", new Version(11, 0, 6020, 0), "Express Edition"),
                        new Registered(
                                "LYNCLOCAL", "MSSQL11.LYNCLOCAL", new Version(11, 0, 2100, 60), "Express Edition"),
                        new Registered(
                                "REPORTS", "MSSQL10_50.REPORTS", new Version(10, 50, 6000, 34), "Standard Edition"));
        assertThat(new ComponentFacts(registry).components())
                .containsExactlyInAnyOrder(
                        new Component("Microsoft Lync Server 2013, Core Components", "5.0.8308.992"),
                        new Component("Microsoft Lync Server 2013, Front End Server", "5.0.8308.577"),
                        new Component("Microsoft Lync Server 2013, Web Components Server", "unknown"),
                        new Component("Microsoft Unified Communications Managed API 4.0, Runtime", "5.0.8308.0"));
    }
}
