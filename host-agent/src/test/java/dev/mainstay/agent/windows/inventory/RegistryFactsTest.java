package dev.mainstay.agent.windows.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.agent.platform.Inventory.DotNet;
import dev.mainstay.agent.platform.Inventory.OperatingSystem;
import dev.mainstay.agent.platform.Inventory.PendingRestart;
import dev.mainstay.agent.platform.Inventory.UpdatePolicy;
import dev.mainstay.agent.windows.registry.RegistryFile;
import dev.mainstay.agent.windows.registry.RegistryValue;
import dev.mainstay.agent.windows.registry.UnreadableRegistryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryFactsTest {

    private static final String SERVICING = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing";

    @Test
    void aLyncFrontEndIsRead() throws Exception {
        FrontEndFacts.areReadFrom(RegistryFile.named("front-end"));
    }

    @Test
    void fromWindows10OnTheVersionIsInTwoNumbersAndNothingIsInventedOnAPlainServer() throws Exception {
        RegistryFile registry = RegistryFile.named("plain-2019");

        assertThat(new SystemFacts(registry).operatingSystem())
                .isEqualTo(new OperatingSystem("Windows Server 2019 Standard", "10.0", 17763, 5936));
        assertThat(new SystemFacts(registry).pendingRestart()).isEqualTo(new PendingRestart(false, false, false));
        assertThat(new SystemFacts(registry).servicingInProgress()).isFalse();
        assertThat(new SystemFacts(registry).dotNet()).isEqualTo(new DotNet(null, null));
        UpdatePolicy policy = new UpdatePolicyFacts(registry).read();
        assertThat(policy).isEqualTo(new UpdatePolicy(false, null, null, null, false, false, false));
        assertThat(policy.serverTls()).isNull();
        assertThat(new SqlFacts(registry).instances()).isEmpty();
        assertThat(new ComponentFacts(registry).components()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, false",
        "1, false, true",
        "1, true, false", // Waits for the restart: nothing is at work.
        "2, false, true",
    })
    void servicingIsAtWorkWhileItsFlagStandsAndNoRestartIsPending(long flag, boolean restart, boolean busy)
            throws Exception {
        RegistryFile registry = RegistryFile.empty()
                .with(SERVICING + "\\Interface", "ServicingInProgress", new RegistryValue.Numeric(flag));
        if (restart) {
            registry.addKey(SERVICING + "\\RebootPending");
        }

        assertThat(new SystemFacts(registry).servicingInProgress()).isEqualTo(busy);
    }

    @Test
    void whatMayNotBeReadIsNotSaidToBeAbsent() throws Exception {
        RegistryFile registry = RegistryFile.named("front-end").unreadable(SERVICING + "\\RebootPending");

        assertThatThrownBy(() -> new SystemFacts(registry).pendingRestart())
                .isInstanceOfSatisfying(
                        UnreadableRegistryException.class,
                        e -> assertThat(e.failure().hresult()).hasToString("0x80070005"))
                .hasMessageContaining("RebootPending");
    }

    @Test
    void windowsWithoutANameIsUnreadableNotNameless() {
        assertThatThrownBy(() -> new SystemFacts(RegistryFile.empty()).operatingSystem())
                .isInstanceOf(UnreadableRegistryException.class);
    }

    @Test
    void aTargetGroupThatIsNotEnabledIsNone() throws Exception {
        RegistryFile registry = RegistryFile.empty()
                .with(
                        "SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate",
                        "TargetGroup",
                        new RegistryValue.Text("Old group"))
                .with(
                        "SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate",
                        "WUServer",
                        new RegistryValue.Text("HTTPS://wsus:8531"))
                .with(
                        "SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate",
                        "DisableDualScan",
                        new RegistryValue.Numeric(1));

        UpdatePolicy policy = new UpdatePolicyFacts(registry).read();

        assertThat(policy.targetGroup()).isNull();
        assertThat(policy.serverTls()).isTrue();
        assertThat(policy.useServer()).isFalse();
        assertThat(policy.dualScanDisabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Microsoft Lync Server 2013, Core Components        | true
            Skype for Business Server 2015, Front End Server   | true
            Microsoft Skype for Business Server 2019, Resource Kit Tools | false
            Microsoft Office Web Apps Server 2013              | true
            Microsoft Lync 2013                                | false
            Skype for Business Basic 2016                      | false
            """)
    void aComponentIsKnownByItsName(String name, boolean wanted) {
        assertThat(ComponentFacts.wanted(name)).isEqualTo(wanted);
    }
}
