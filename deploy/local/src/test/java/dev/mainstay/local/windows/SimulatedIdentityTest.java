package dev.mainstay.local.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.platform.Machine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which machine a simulated one says that it is. */
class SimulatedIdentityTest {

    private static final Duration READ = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void everyMachineIsItsOwnAndTheSameAfterItsProcessHasGone() {
        List<Machine> fleet = IntStream.range(0, 300)
                .mapToObj(number -> SimulatedIdentity.of("host" + number + ".lync.example", false))
                .toList();

        assertThat(fleet.stream().map(Machine::biosUuid)).doesNotHaveDuplicates();
        assertThat(fleet.stream().map(Machine::machineGuid)).doesNotHaveDuplicates();
        assertThat(machine(host(""))).isEqualTo(machine(host(""))).isEqualTo(SimulatedIdentity.of("a.example", false));
    }

    @Test
    void itsNumbersSayThatItIsSimulated() {
        Machine machine = SimulatedIdentity.of("a.example", false);

        assertThat(Stream.of(machine.biosUuid(), machine.machineGuid())).allMatch(one -> one.startsWith("00000051-"));
        assertThat(machine.computerName()).isEqualTo("a");
        assertThat(machine.domain()).isEqualTo("example");
    }

    @Test
    void aCopyHasAllOfItsOriginalButTheFirmware() {
        Machine original = SimulatedIdentity.of("a.example", false);
        Machine copy = SimulatedIdentity.of("a.example", true);

        assertThat(copy).usingRecursiveComparison().ignoringFields("biosUuid").isEqualTo(original);
        assertThat(copy.biosUuid()).isNotEqualTo(original.biosUuid());
    }

    @Test
    void aClonedMachineAndItsCopySpeakInTurnFromScanToScan() {
        HostPlatform host = host("cloned");
        Machine original = SimulatedIdentity.of("a.example", false);
        Machine copy = SimulatedIdentity.of("a.example", true);

        assertThat(machine(host)).isEqualTo(original);
        for (Machine speaks : List.of(original, copy, original, copy)) {
            host.inventory().operatingSystem(READ); // what a scan asks first
            assertThat(machine(host)).as("in the scan").isEqualTo(speaks);
            assertThat(machine(host)).as("and what is asked until the next").isEqualTo(speaks);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unhealthy", "slow-install:4"})
    void withoutTheFaultNobodyElseSpeaks(String faults) {
        HostPlatform host = host(faults);
        for (int scan = 0; scan < 4; scan++) {
            host.inventory().operatingSystem(READ);
            assertThat(machine(host)).isEqualTo(SimulatedIdentity.of("a.example", false));
        }
    }

    private HostPlatform host(String faults) {
        return new SimulatedHost(SimulatedMachine.open(
                MachineSpec.of("a.example", "EDGE", "", faults), folder, Clock.systemUTC(), new Pace(1)));
    }

    private static Machine machine(HostPlatform host) {
        return host.inventory().machine(READ).known().orElseThrow();
    }
}
