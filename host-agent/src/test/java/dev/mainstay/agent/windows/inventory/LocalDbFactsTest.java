package dev.mainstay.agent.windows.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Inventory.LocalDb;
import dev.mainstay.agent.windows.registry.RegistryFile;
import dev.mainstay.agent.windows.registry.RegistryValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalDbFactsTest {

    private static final String INSTALLED =
            "SOFTWARE\\Microsoft\\Microsoft SQL Server Local DB\\Installed Versions\\15.0";
    private static final String SERVER = "C:\\Program Files\\Microsoft SQL Server\\150\\LocalDB\\Binn\\sqlservr.exe";

    @Test
    void itsBuildIsThatOfItsProgram() throws Exception {
        RegistryFile registry = registry();

        assertThat(new LocalDbFacts(
                                registry, file -> file.equals(SERVER) ? Optional.of("15.0.4382.1") : Optional.empty())
                        .installed())
                .containsExactly(new LocalDb("15.0", "15.0.4382.1"));
    }

    @Test
    void whereTheProgramTellsNothingItIsWhatSetupWrote() throws Exception {
        RegistryFile registry = registry()
                .with(
                        "SOFTWARE\\Microsoft\\Microsoft SQL Server\\MSSQL15E.LOCALDB\\MSSQLServer\\CurrentVersion",
                        "CurrentVersion",
                        new RegistryValue.Text("15.0.2000.5"));

        assertThat(new LocalDbFacts(registry, file -> Optional.empty()).installed())
                .containsExactly(new LocalDb("15.0", "15.0.2000.5"));
    }

    @Test
    void aBuildThatNobodyTellsStaysUnknown() throws Exception {
        assertThat(new LocalDbFacts(registry(), file -> Optional.of("no version")).installed())
                .containsExactly(new LocalDb("15.0", null));
    }

    @Test
    void aHostWithoutOneHasNoneAndItIsNoInstanceWithAService() throws Exception {
        assertThat(new LocalDbFacts(RegistryFile.empty(), file -> Optional.empty()).installed())
                .isEmpty();
        assertThat(new SqlFacts(registry()).instances()).isEmpty();
    }

    private static RegistryFile registry() {
        return RegistryFile.empty()
                .with(
                        INSTALLED,
                        "InstanceAPIPath",
                        new RegistryValue.Text(
                                "C:\\Program Files\\Microsoft SQL Server\\150\\LocalDB\\Binn\\SqlUserInstance.dll"))
                .with(INSTALLED, "ParentInstance", new RegistryValue.Text("MSSQL15E.LOCALDB"));
    }
}
