package dev.mainstay.agent.windows.inventory;

import java.util.Optional;

/** What this machine says of itself outside the registry. Empty where it says nothing. */
interface MachineSource {

    /** The SMBIOS table as {@code GetSystemFirmwareTable('RSMB')} gives it. */
    Optional<byte[]> firmwareTable();

    /** {@code ComputerNameDnsHostname}. */
    Optional<String> hostName();

    /** {@code ComputerNameDnsDomain}; empty in a workgroup. */
    Optional<String> domain();
}
