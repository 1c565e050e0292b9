package dev.mainstay.agent.windows.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Machine;
import dev.mainstay.agent.windows.registry.RegistryFile;
import dev.mainstay.agent.windows.registry.RegistryValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmbiosTableTest {

    /** Type 0 of a virtual machine, with strings. */
    private static final byte[] BIOS = structure(
            "00 18 00 00 01 02 00 E8 03 1F 08 00 00 00 00 00 00 00 00 04 06 FF FF 00",
            List.of("American Megatrends Inc.", "090008 ", "12/07/2018"));

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            44454C4C-4200-1035-8052-C4C04F4E3132, 4c4c4544-0042-3510-8052-c4c04f4e3132
            78563412-3412-7856-90AB-CDEF01234567, 12345678-1234-5678-90ab-cdef01234567
            00000000-0000-0000-0000-000000000000, none
            FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF, none
            00020003-0004-0005-0006-000700080009, none
            03000200-0400-0500-0006-000700080009, none
            """)
    void uuidIsReadAsWindowsShowsIt(String bytes, String uuid) {
        assertThat(new SmbiosTable(table(BIOS, system(bytes))).systemUuid().orElse(null))
                .isEqualTo(uuid);
    }

    @Test
    void tablesThatTellNoneAreUnknown() {
        byte[] old = structure("01 08 01 00 01 02 00 00", List.of("Maker", "Model"));
        byte[] end = structure("7F 04 02 00", List.of());
        byte[] whole = table(BIOS, system("44454C4C-4200-1035-8052-C4C04F4E3132"));

        assertThat(new SmbiosTable(new byte[0]).systemUuid()).isEmpty();
        assertThat(new SmbiosTable(new byte[8]).systemUuid()).isEmpty();
        assertThat(new SmbiosTable(table(old)).systemUuid()).isEmpty();
        assertThat(new SmbiosTable(table(BIOS, end)).systemUuid()).isEmpty();
        for (int length = 0; length < whole.length - 6; length++) {
            assertThat(new SmbiosTable(java.util.Arrays.copyOf(whole, length)).systemUuid())
                    .isEmpty();
        }
    }

    @Test
    void structuresWithoutStringsAreSteppedOver() {
        byte[] other = structure("20 0B 05 00 00 00 00 00 00 00 00", List.of());

        assertThat(new SmbiosTable(table(other, system("44454C4C-4200-1035-8052-C4C04F4E3132"))).systemUuid())
                .contains("4c4c4544-0042-3510-8052-c4c04f4e3132");
    }

    @Test
    void machineIsToldByFirmwareRegistryAndName() throws Exception {
        MachineSource source = new MachineSource() {
            @Override
            public Optional<byte[]> firmwareTable() {
                return Optional.of(table(BIOS, system("44454C4C-4200-1035-8052-C4C04F4E3132")));
            }

            @Override
            public Optional<String> hostName() {
                return Optional.of("FE01");
            }

            @Override
            public Optional<String> domain() {
                return Optional.of("Lync.Example");
            }
        };
        RegistryFile registry = RegistryFile.named("plain-2019")
                .with(
                        "SOFTWARE\\Microsoft\\Cryptography",
                        "MachineGuid",
                        new RegistryValue.Text("0D9A0A5E-3F0A-4A34-9B0E-5B1F6A2C7D01"))
                .with(
                        "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion",
                        "InstallDate",
                        new RegistryValue.Numeric(1_614_834_367));

        assertThat(new MachineFacts(registry, source).machine())
                .isEqualTo(new Machine(
                        "4c4c4544-0042-3510-8052-c4c04f4e3132",
                        "0d9a0a5e-3f0a-4a34-9b0e-5b1f6a2c7d01",
                        "fe01",
                        "lync.example",
                        Instant.parse("2021-03-04T05:06:07Z")));
    }

    private static byte[] system(String uuidAsItLies) {
        return structure("01 1B 01 00 00 00 00 00 " + uuidAsItLies.replace("-", "") + " 06 00 00", List.of());
    }

    private static byte[] structure(String hex, List<String> strings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
        for (String string : strings) {
            bytes.writeBytes(string.getBytes(StandardCharsets.US_ASCII));
            bytes.write(0);
        }
        if (strings.isEmpty()) {
            bytes.write(0);
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    /** RawSMBIOSData: calling method, version 2.4, revision, length. */
    private static byte[] table(byte[]... structures) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] structure : structures) {
            all.writeBytes(structure);
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes(new byte[] {0, 2, 4, 0, (byte) all.size(), (byte) (all.size() >> 8), 0, 0});
        raw.writeBytes(all.toByteArray());
        return raw.toByteArray();
    }
}
