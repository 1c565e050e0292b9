package dev.mainstay.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class ServiceThreadTest {
    private final BlockingQueue<String> work = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final BlockingQueue<Thread> workers = new LinkedBlockingQueue<>();

    @Test
    void repeatsItsTurnUntilItIsStopped() throws Exception {
        ServiceThread thread = new ServiceThread("worker", this::turn);
        thread.start();
        work.put("one");
        work.put("two");

        assertThat(done.take()).isEqualTo("one");
        assertThat(done.take()).isEqualTo("two");
        Thread worker = workers.take();
        assertThat(worker.getName()).isEqualTo("worker");
        assertThat(worker.isDaemon()).isTrue();

        thread.stop(); // while it waits

        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void canBeStoppedBeforeItsStart() {
        new ServiceThread("worker", this::turn).stop();

        assertThat(workers).isEmpty();
    }

    private void turn() throws InterruptedException {
        workers.put(Thread.currentThread());
        done.put(work.take());
    }
}
