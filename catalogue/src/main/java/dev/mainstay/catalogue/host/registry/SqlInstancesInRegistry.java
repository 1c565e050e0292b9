package dev.mainstay.catalogue.host.registry;

import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import dev.mainstay.catalogue.host.facts.LocalDb;
import dev.mainstay.catalogue.host.file.Remark;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SQL Server instances in a registry export: {@code Instance Names\SQL} names them and the key of each, whose
 * {@code Setup} has the version (domain notes 3.2). And LocalDB, which has a key of its own and no service: {@code Installed
 * Versions} names its releases, the parent instance's {@code CurrentVersion} its version.
 */
public record SqlInstancesInRegistry(List<SqlInstanceFacts> instances, List<Text> unread) {

    private static final String ROOT = "SOFTWARE\\Microsoft\\Microsoft SQL Server";
    private static final String LOCAL_DB = "SOFTWARE\\Microsoft\\Microsoft SQL Server Local DB\\Installed Versions";
    private static final Pattern ID = Pattern.compile("mssql[0-9_]+\\.(.+)");

    /** Absent when the export does not hold SQL Server's key. */
    static @Nullable SqlInstancesInRegistry of(RegistryKeys keys) {
        List<SqlInstanceFacts> localDbs = localDbs(keys);
        if (!keys.has(ROOT)) {
            // An export of LocalDB's key alone says nothing of instances.
            return localDbs.isEmpty()
                    ? null
                    : new SqlInstancesInRegistry(localDbs, List.of(Remark.SQL_NOT_GIVEN.with()));
        }
        Map<String, String> idByName = new TreeMap<>();
        keys.values(ROOT + "\\Instance Names\\SQL")
                .forEach((name, id) -> idByName.put(name.toUpperCase(Locale.ROOT), id));
        // An export of single keys may lack the names; from SQL Server 2008 on the key itself ends with the name.
        keys.namesBelow(ROOT).forEach(key -> named(idByName, key));
        List<SqlInstanceFacts> instances = new ArrayList<>();
        List<Text> unread = new ArrayList<>();
        idByName.forEach((name, id) -> {
            String setup = ROOT + "\\" + id + "\\Setup";
            String level = keys.value(setup, "PatchLevel");
            String version = normalised(level != null ? level : keys.value(setup, "Version"));
            instances.add(new SqlInstanceFacts(name, version, keys.value(setup, "Edition"), null));
            if (version == null) {
                unread.add(Remark.SQL_NO_VERSION.with(name, id));
            }
        });
        instances.addAll(localDbs);
        return new SqlInstancesInRegistry(List.copyOf(instances), List.copyOf(unread));
    }

    private static List<SqlInstanceFacts> localDbs(RegistryKeys keys) {
        return keys.namesBelow(LOCAL_DB)
                .sorted()
                .map(release -> {
                    String parent = keys.value(LOCAL_DB + "\\" + release, "ParentInstance");
                    return LocalDb.facts(
                            release,
                            parent == null
                                    ? null
                                    : normalised(keys.value(
                                            ROOT + "\\" + parent + "\\MSSQLServer\\CurrentVersion", "CurrentVersion")));
                })
                .toList();
    }

    private static void named(Map<String, String> idByName, String key) {
        Matcher matcher = ID.matcher(key);
        if (matcher.matches()) {
            idByName.putIfAbsent(matcher.group(1).toUpperCase(Locale.ROOT), key);
        }
    }

    /** In the registry the last digit of the minor version counts the service pack: 11.3.6020.0 is 11.0.6020.0. */
    public static @Nullable String normalised(@Nullable String told) {
        return Optional.ofNullable(told)
                .flatMap(Version::ofSqlServer)
                .map(Version::toString)
                .orElse(null);
    }
}
