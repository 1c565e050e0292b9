package dev.mainstay.agent.windows.workload;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Database;
import dev.mainstay.agent.platform.Database.State;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.windows.powershell.Parameter;
import dev.mainstay.agent.windows.powershell.PowerShell;
import dev.mainstay.agent.windows.powershell.Script;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The databases that a server uses. Only those on it are ever updated here: those of an Enterprise pool are on a host without
 * Lync Server, and wait until every server of the pool has its update.
 */
final class LyncDatabases {

    private static final Comparator<Database> BY_PLACE = Comparator.comparing(
                    (Database database) -> String.valueOf(database.server()))
            .thenComparing(database -> String.valueOf(database.instance()))
            .thenComparing(Database::name);

    private final Product product;
    private final PowerShell powerShell;

    LyncDatabases(Product product, PowerShell powerShell) {
        this.product = product;
        this.powerShell = powerShell;
    }

    /** All of them, wherever they are, always in the same order. */
    Answer<List<Database>> all(Duration timeout) {
        Answer<Map<String, String>> told =
                powerShell.run(Script.TEST_DATABASES, timeout, Parameter.module(product.module()));
        if (!(told instanceof Answer.Known<Map<String, String>> known)) {
            return Answer.failed(told.whyNot().orElseThrow());
        }
        List<Database> databases = known.value().entrySet().stream()
                .filter(line -> line.getKey().startsWith("database."))
                .map(line -> line.getValue().split("\t", -1))
                .filter(fields -> fields.length == 5)
                .map(LyncDatabases::database)
                .sorted(BY_PLACE)
                .toList();
        return String.valueOf(databases.size()).equals(known.value().get("databases"))
                ? Answer.of(databases)
                : Answer.failed(Failure.of("Test-CsDatabase's answer is not whole"));
    }

    private static Database database(String[] fields) {
        return new Database(fields[4].strip(), told(fields[0]), told(fields[1]), told(fields[2]), told(fields[3]));
    }

    private static @Nullable String told(String field) {
        return field.isBlank() ? null : field.strip();
    }

    /** Whether one on this host is older. Fails when none is, and one does not tell its version: then nobody knows. */
    Answer<Boolean> olderOn(String fqdn, Duration timeout) {
        Answer<List<Database>> all = all(timeout);
        if (!(all instanceof Answer.Known<List<Database>> known)) {
            return Answer.failed(all.whyNot().orElseThrow());
        }
        List<Database> here =
                known.value().stream().filter(database -> database.isOn(fqdn)).toList();
        boolean older = here.stream().anyMatch(database -> database.state() == State.OLDER);
        String unknown = here.stream()
                .filter(database -> database.state() == State.UNKNOWN)
                .map(Database::name)
                .collect(Collectors.joining(" "));
        return older || unknown.isEmpty()
                ? Answer.of(older)
                : Answer.failed(Failure.of("Test-CsDatabase tells no installed version of: " + unknown));
    }

    Answer<Boolean> update(Duration timeout) {
        Answer<Map<String, String>> told =
                powerShell.run(Script.UPDATE_DATABASES, timeout, Parameter.module(product.module()));
        return told.whyNot().<Answer<Boolean>>map(Answer::failed).orElse(Answer.of(true));
    }
}
