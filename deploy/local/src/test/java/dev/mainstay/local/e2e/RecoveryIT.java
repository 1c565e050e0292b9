package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.local.launcher.Child;
import dev.mainstay.local.launcher.SampleEstate;
import dev.mainstay.local.launcher.Scratch;
import dev.mainstay.local.launcher.ServiceName;
import dev.mainstay.local.windows.Effect;
import dev.mainstay.local.windows.EffectsLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The runbooks (docs/runbooks), one after the other on one estate whose agents work on all the while: afterwards what had been
 * acknowledged before the backup's instant is there, the services agree, and no machine did anything twice.
 */
class RecoveryIT {
    private final DemoRun demo = new DemoRun("recovery", machine -> machine);
    private final Path data = demo.folder().resolve("data");
    private Loss loss;
    private WalArchive archive;

    @BeforeEach
    void start() throws IOException {
        demo.run().startStores();
        archive = new WalArchive(
                child("database"), data.resolve("database"), demo.folder().resolve("backup"));
        archive.turnOn();
        demo.start(1200, 1);
        loss = new Loss(demo);
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void whateverIsLostTheRunbookBringsTheSuiteBack() throws IOException {
        loss.progress(2);
        archive.copyBase();
        threeDatabasesToOneInstant();
        theBrokersData();
        oneDatabase(ServiceName.PATCH);
        oneDatabase(ServiceName.SCANNER);
        theReportingStore();
        everythingButTheBackups();

        await("all hosts compliant")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> {
                    loss.settleReplayed();
                    return demo.compliant();
                });
        await("the services agree to the last word")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(new Agreement(demo.run()).broken(Set.of())).isEmpty());
        assertThat(repeated()).isEmpty();
    }

    private void threeDatabasesToOneInstant() throws IOException {
        // Given
        loss.progress(1);
        String before = loss.decide("KB9000001");
        Set<String> succeeded = loss.jobs("SUCCEEDED");
        Instant to = archive.now();
        String after = loss.decide("KB9000002");
        loss.progress(3);
        archive.archived();
        String[] mend = {"mend", "--lost", "scanner,patch,report", "--to", to.toString()};
        assertThat(loss.refused(mend)).contains("stop the services first");

        // When
        loss.stopServices();
        child("database").kill();
        archive.restore(to);
        String said = loss.mend(mend);

        // Then
        loss.agree("a restore of the three databases");
        assertThat(said).contains("fences are raised", "entries of the trail were taken back");
        assertThat(loss.decisions()).contains(before).doesNotContain(after);
        assertThat(loss.jobs("SUCCEEDED")).containsAll(succeeded);
        assertThat(loss.number(ServiceName.PATCH, "select min(fence) from host_fence"))
                .isGreaterThan(999_999);
    }

    private void theBrokersData() {
        // Given
        loss.progress(1);
        Set<String> succeeded = loss.jobs("SUCCEEDED");
        Set<String> decisions = loss.decisions();

        // When
        child("broker").kill();
        loss.stopServices();
        Scratch.delete(data.resolve("broker"));
        demo.run().startStores();
        loss.mend("mend", "--lost", "broker");

        // Then
        loss.agree("the loss of the broker's data");
        assertThat(loss.jobs("SUCCEEDED")).containsAll(succeeded);
        assertThat(loss.decisions()).isEqualTo(decisions);
    }

    /** A copy within the server stands for a backup of the one database: made while its service is stopped. */
    private void oneDatabase(ServiceName service) {
        // Given
        String name = service.database();
        child(service.module()).stop();
        archive.execute("create database " + name + "_backup template " + name + " owner " + name);
        Instant to = archive.now();
        child(service.module()).start();
        Set<String> succeeded = loss.jobs("SUCCEEDED");
        loss.progress(1);

        // When
        loss.stopServices();
        archive.execute("drop database " + name);
        archive.execute("alter database " + name + "_backup rename to " + name);
        loss.mend("mend", "--lost", name, "--to", to.toString());

        // Then
        loss.agree("the loss of the database " + name);
        assertThat(loss.jobs("SUCCEEDED")).containsAll(succeeded);
    }

    private void theReportingStore() {
        // When
        loss.stopServices();
        archive.execute("drop database report");
        archive.execute("create database report owner report");
        child("report-service").start(); // it makes its tables
        child("report-service").stop();
        loss.mend("mend", "--lost", "report");

        // Then
        loss.agree("the loss of the reporting store");
    }

    private void everythingButTheBackups() throws IOException {
        // Given
        Set<String> succeeded = loss.jobs("SUCCEEDED");
        Instant to = archive.now();
        loss.decide("KB9000003");
        archive.archived();

        // When
        loss.stopServices();
        child("broker").kill();
        child("database").kill();
        Scratch.delete(data.resolve("broker"));
        archive.restore(to);
        demo.run().startStores();
        loss.mend("mend", "--lost", "scanner,patch,report,broker", "--to", to.toString());

        // Then
        loss.agree("the loss of everything but the backups");
        assertThat(loss.jobs("SUCCEEDED")).containsAll(succeeded);
    }

    private Child child(String name) {
        return demo.run().children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Installations of what was installed already, and such as were begun a second time. */
    private List<String> repeated() {
        List<String> repeated = new ArrayList<>();
        SampleEstate.machines().forEach(line -> {
            String fqdn = line.machine().fqdn();
            Map<UUID, Integer> begun = new HashMap<>();
            for (Effect effect : EffectsLog.of(demo.run().machine(fqdn))) {
                switch (effect) {
                    case Effect.InstallBegan began -> begun.merge(began.update(), 1, Integer::sum);
                    case Effect.InstallRolledBack back -> begun.merge(back.update(), -1, Integer::sum);
                    case Effect.InstallRepeated again -> repeated.add(fqdn + " was asked again for " + again.update());
                    default -> {
                        // Not an installation.
                    }
                }
            }
            begun.forEach((update, times) -> {
                if (times > 1) {
                    repeated.add(fqdn + " began " + update + " " + times + " times");
                }
            });
        });
        return repeated;
    }
}
