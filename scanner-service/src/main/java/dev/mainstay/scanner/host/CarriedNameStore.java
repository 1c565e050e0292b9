package dev.mainstay.scanner.host;

import dev.mainstay.events.ScanSnapshot.CarriedName;
import dev.mainstay.events.ScanSnapshot.CarriedNameKind;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The table {@code carried_name}: what each host's last complete scan said; the estate's plan reads it. */
@ApplicationScoped
class CarriedNameStore {
    private final Sql sql;

    CarriedNameStore(Sql sql) {
        this.sql = sql;
    }

    /** Whether that are other names than before. What is as it was is only looked at: it comes with every scan. */
    boolean replace(HostId host, List<CarriedName> names) {
        Set<CarriedName> before =
                new HashSet<>(sql.query("select name, kind, owner from carried_name where host_id = :host")
                        .bind("host", host.value())
                        .list(row -> new CarriedName(
                                row.text("name"), row.name("kind", CarriedNameKind.class), row.boolOrNull("owner"))));
        if (before.equals(new HashSet<>(names))) {
            return false;
        }
        sql.update("delete from carried_name where host_id = :host")
                .bind("host", host.value())
                .run();
        sql.updateEach(
                "insert into carried_name (host_id, name, kind, owner) values (:host, :name, :kind, :owner)",
                names,
                (values, name) -> values.bind("host", host.value())
                        .bind("name", name.name())
                        .bind("kind", name.kind())
                        .bind("owner", name.owner()));
        return !named(before).equals(named(names));
    }

    /** FQDNs of the active hosts whose last complete scan said that they carry the name, by name. */
    Map<String, List<String>> carriers() {
        Map<String, List<String>> carriers = new TreeMap<>();
        sql.query("""
                select name, fqdn from carried_name join host on host.id = host_id
                where state = 'ACTIVE' order by name, fqdn
                """)
                .each(row -> carriers.computeIfAbsent(row.text("name"), name -> new ArrayList<>())
                        .add(row.text("fqdn")));
        return carriers;
    }

    private static Set<String> named(Iterable<CarriedName> names) {
        Set<String> named = new HashSet<>();
        names.forEach(name -> named.add(name.name()));
        return named;
    }
}
