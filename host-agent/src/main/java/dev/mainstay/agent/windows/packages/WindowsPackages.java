package dev.mainstay.agent.windows.packages;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Inventory;
import dev.mainstay.agent.platform.Inventory.SqlInstance;
import dev.mainstay.agent.platform.Packages;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.Version;
import dev.mainstay.agent.windows.sql.SqlPatch;
import dev.mainstay.agent.windows.workload.LyncUpdate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Packages on this host. */
public final class WindowsPackages implements Packages {

    private static final Duration READ = Duration.ofMinutes(2);

    private final PackageStore store;
    private final Inventory inventory;
    private final SqlPatch sqlPatch;
    private final LyncUpdate lyncUpdate;

    WindowsPackages(PackageStore store, Inventory inventory, SqlPatch sqlPatch, LyncUpdate lyncUpdate) {
        this.store = store;
        this.inventory = inventory;
        this.sqlPatch = sqlPatch;
        this.lyncUpdate = lyncUpdate;
    }

    /**
     * Packages signed by Microsoft.
     *
     * @param source folder or share the packages lie in
     * @param folder the agent's own
     */
    public static WindowsPackages ofMicrosoft(
            Optional<Path> source, Path folder, Inventory inventory, SqlPatch sqlPatch, LyncUpdate lyncUpdate) {
        PackageStore store =
                new PackageStore(source, folder.resolve("packages"), new Authenticode(), new WindowsFileHold());
        return new WindowsPackages(store, inventory, sqlPatch, lyncUpdate);
    }

    @Override
    public Answer<Boolean> check(PackageFile file, Duration timeout) {
        return with(file, program -> Answer.of(true));
    }

    @Override
    public Answer<Boolean> running(PackageFile file) {
        return Answer.of(atWork(file));
    }

    /** By the end of the path: the folder may have more than one name, and the hash is in it. */
    static boolean atWork(PackageFile file) {
        Path copy = PackageStore.copy(file);
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().command().stream())
                .anyMatch(program -> Path.of(program).endsWith(copy));
    }

    @Override
    public Answer<Installed> patchSqlServer(PackageFile file, String instance, Progress progress, Duration timeout) {
        Answer<List<SqlInstance>> instances = inventory.sqlInstances(READ);
        if (instances.whyNot().isPresent()) {
            return Answer.failed(instances.whyNot().get());
        }
        Optional<Version> version = instances.known().orElseThrow().stream()
                .filter(one -> one.name().equalsIgnoreCase(instance))
                .findFirst()
                .flatMap(one -> Optional.ofNullable(one.version()))
                .flatMap(Version::ofSqlServer);
        if (version.isEmpty()) {
            return Answer.failed(Failure.of("this host has no SQL Server instance of that name and a known version"));
        }
        progress.at(0, "checking " + file.name());
        return with(file, program -> {
            progress.at(10, "patching SQL Server instance " + instance);
            return sqlPatch.install(program, instance, version.get(), timeout);
        });
    }

    @Override
    public Answer<Installed> updateLync(PackageFile file, Progress progress, Duration timeout) {
        progress.at(0, "checking " + file.name());
        return with(file, program -> {
            progress.at(10, "running " + file.name());
            return lyncUpdate.install(program, timeout);
        });
    }

    /** Runs something with the package while nobody can change it. */
    private <T> Answer<T> with(PackageFile file, Function<Path, Answer<T>> action) {
        Answer<CheckedPackage> answer = store.open(file);
        if (!(answer instanceof Answer.Known<CheckedPackage> known)) {
            return Answer.failed(answer.whyNot().orElseThrow());
        }
        try (CheckedPackage checked = known.value()) {
            return action.apply(checked.file());
        } catch (IOException e) {
            return Answer.failed(Failure.of("package " + file.name() + ": " + e.getMessage()));
        }
    }
}
