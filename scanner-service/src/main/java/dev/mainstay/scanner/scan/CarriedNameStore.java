package dev.mainstay.scanner.scan;

import dev.mainstay.events.ScanSnapshot.CarriedName;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code carried_name}: what each host's last complete scan said; the estate's plan reads it. */
@ApplicationScoped
class CarriedNameStore {
    private final SqlStore sql;

    CarriedNameStore(SqlStore sql) {
        this.sql = sql;
    }

    /** Whether that are others than before. */
    boolean replace(HostId host, List<CarriedName> names) {
        Set<String> before = new TreeSet<>(sql.list(
                "select name from carried_name where host_id = ?", row -> row.getString("name"), host.value()));
        sql.update("delete from carried_name where host_id = ?", host.value());
        sql.updateAll(
                "insert into carried_name (host_id, name, kind, owner) values (?, ?, ?, ?)",
                names.stream()
                        .map(name -> new @Nullable Object[] {
                            host.value(), name.name(), name.kind().name(), name.owner()
                        })
                        .toList());
        return !before.equals(names.stream().map(CarriedName::name).collect(Collectors.toCollection(TreeSet::new)));
    }
}
