package dev.mainstay.agent.windows.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.platform.win32.WinReg;
import dev.mainstay.agent.platform.Machine;
import dev.mainstay.agent.windows.registry.JnaRegistry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which machine this is, asked through JNA: the calls themselves, on Wine's machine. */
@Tag("windows")
class MachineFactsTest {

    private final MachineSource source = new JnaMachineSource();

    private Machine machine() {
        return new MachineFacts(new JnaRegistry(), source).machine();
    }

    @Test
    void theMachineSaysTheSameOfItselfEachTime() {
        Machine machine = machine();

        assertThat(machine).isEqualTo(machine());
        assertThat(machine.computerName()).isNotEmpty().isLowerCase();
        // NetBIOS names are the first 15 characters of it.
        assertThat(machine.computerName())
                .startsWith(Kernel32Util.getComputerName().toLowerCase(Locale.ROOT));
        assertThat(machine.machineGuid())
                .isEqualTo(Advapi32Util.registryGetStringValue(
                                WinReg.HKEY_LOCAL_MACHINE, "SOFTWARE\\Microsoft\\Cryptography", "MachineGuid")
                        .toLowerCase(Locale.ROOT));
    }

    @Test
    void theFirmwaresTableComesWholeWithItsHeaderAndItsUuidIsOneOrNone() {
        Optional<byte[]> table = source.firmwareTable();

        table.ifPresent(bytes -> {
            assertThat(bytes).hasSizeGreaterThan(8);
            assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                    .isEqualTo(bytes.length - 8);
            assertThat(new SmbiosTable(bytes).systemUuid().orElse("00000000-0000-4000-8000-000000000000"))
                    .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        });
        System.out.println("SMBIOS of Wine: "
                + table.map(bytes -> bytes.length + " bytes, system UUID "
                                + new SmbiosTable(bytes).systemUuid().orElse("none"))
                        .orElse("none"));
    }
}
