package dev.mainstay.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    @TempDir
    Path folder;

    @Test
    void aChildThatDiesIsStartedAgainAndSaidSo() throws Exception {
        // Given
        FakeChild child = new FakeChild(1);
        List<String> said = new CopyOnWriteArrayList<>();
        Supervisor supervisor =
                new Supervisor(List.of(child), new PidFiles(folder), new LogFiles(folder, 1 << 20, 1), said::add);
        Thread watching = new Thread(() -> watch(supervisor));
        watching.start();

        // When
        child.alive = false;

        // Then: the first start fails, the second one works
        await().atMost(Duration.ofSeconds(20)).until(() -> child.alive);
        await().until(() -> said.size() == 3);
        assertThat(said.get(0)).contains("fake");
        assertThat(said.get(1)).startsWith("not yet");
        assertThat(Files.readString(folder.resolve("fake.pid")))
                .startsWith(ProcessHandle.current().pid() + " ");
        supervisor.end();
        watching.join(5000);
    }

    private static void watch(Supervisor supervisor) {
        try {
            supervisor.watch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class FakeChild implements Child {
        private volatile boolean alive = true;
        private volatile int failures;

        FakeChild(int failures) {
            this.failures = failures;
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public long pid() {
            return ProcessHandle.current().pid();
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public boolean alive() {
            return alive;
        }

        @Override
        public void start() {
            if (failures > 0) {
                failures = 0;
                throw new ChildNotStartedException("not yet", null);
            }
            alive = true;
        }

        @Override
        public void stop() {
            alive = false;
        }

        @Override
        public void kill() {
            alive = false;
        }
    }
}
