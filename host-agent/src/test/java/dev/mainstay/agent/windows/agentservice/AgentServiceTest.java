package dev.mainstay.agent.windows.agentservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.agent.AgentEnd;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AgentServiceTest {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AgentService service = new AgentService(new ServiceReport() {
        @Override
        public void pending(Way way, int checkpoint, Duration patience) {
            told.add(way + " " + checkpoint);
        }

        @Override
        public void running() {
            told.add("RUNNING");
        }

        @Override
        public void stopped(int exitCode) {
            told.add("STOPPED " + exitCode);
        }
    });

    @Test
    void aStopWaitsForTheAgentToEndInOrder() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread life = new Thread(() -> service.live(closer -> {
            closer.accept(closed::countDown);
            try {
                closed.await();
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new AgentEnd(AgentEnd.Cause.CLOSED, "closed");
        }));
        life.start();
        await().until(() -> told.contains("RUNNING"));

        service.stop();
        service.stop();

        assertThat(closed.getCount()).isZero();
        assertThat(told).containsExactly("START 1", "RUNNING", "STOP 1");
        mayEnd.countDown();
        life.join();
        service.stop();
        assertThat(told).containsExactly("START 1", "RUNNING", "STOP 1", "STOPPED 0");
    }

    @Test
    void anAgentThatEndsByItselfStopsTheServiceWithItsCode() {
        service.live(closer -> new AgentEnd(AgentEnd.Cause.ENROLMENT_REFUSED, "token used"));

        assertThat(told).containsExactly("START 1", "STOPPED 3");
    }

    @Test
    void aStopBeforeTheAgentRunsClosesItAsSoonAsItDoes() {
        CountDownLatch closed = new CountDownLatch(1);

        service.live(closer -> {
            service.stop();
            closer.accept(closed::countDown);
            return new AgentEnd(AgentEnd.Cause.CLOSED, "closed");
        });

        assertThat(closed.getCount()).isZero();
        assertThat(told).containsExactly("START 1", "STOP 1", "STOPPED 0");
    }
}
