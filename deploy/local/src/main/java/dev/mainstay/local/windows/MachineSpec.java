package dev.mainstay.local.windows;

import dev.mainstay.agent.platform.WorkloadKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a simulated machine is made of.
 *
 * @param fqdn lower case
 * @param kind what it does; decides components, services, updates and how long a drain takes
 * @param sqlInstances names of its SQL Server instances, upper case
 * @param localDbs releases of SQL Server Express LocalDB on it, {@code 11.0}
 * @param faults what goes wrong on it
 */
public record MachineSpec(
        String fqdn, WorkloadKind kind, List<String> sqlInstances, List<String> localDbs, List<Fault> faults) {
    /** How a hosts file says that an entry of its instances is a LocalDB. */
    private static final String LOCAL_DB = "LOCALDB:";

    public MachineSpec {
        sqlInstances = List.copyOf(sqlInstances);
        localDbs = List.copyOf(localDbs);
        faults = List.copyOf(faults);
    }

    /**
     * Reads the cells of a hosts file.
     *
     * @param kind name of a {@link WorkloadKind}
     * @param sqlInstances separated by blanks, may be empty; {@code LOCALDB:11.0} is that release of LocalDB
     * @param faults separated by blanks, may be empty; see {@link Fault}
     * @throws IllegalArgumentException if a name is not known
     */
    public static MachineSpec of(String fqdn, String kind, String sqlInstances, String faults) {
        return new MachineSpec(
                fqdn,
                WorkloadKind.valueOf(kind),
                words(sqlInstances).stream()
                        .filter(name -> !name.startsWith(LOCAL_DB))
                        .toList(),
                words(sqlInstances).stream()
                        .filter(name -> name.startsWith(LOCAL_DB))
                        .map(name -> name.substring(LOCAL_DB.length()))
                        .toList(),
                words(faults).stream().map(Fault::parse).toList());
    }

    /** The instances as a hosts file has them. */
    public List<String> instanceCells() {
        return Stream.concat(sqlInstances.stream(), localDbs.stream().map(release -> LOCAL_DB + release))
                .toList();
    }

    private static List<String> words(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.strip().split(" +"));
    }

    /** Whether Lync Server's own binaries are on it. */
    boolean lync() {
        return kind.drained();
    }
}
