package dev.mainstay.agent.windows.programs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** What a program prints, read while it runs so that it never waits for a reader; only the end is kept. */
final class Output {

    private static final int MOST = 64 * 1024;

    private final Thread reader;
    private byte[] last = new byte[0];

    private Output(Process process) {
        this.reader = new Thread(() -> read(process.getInputStream()), "program output");
    }

    static Output of(Process process) {
        Output output = new Output(process);
        output.reader.setDaemon(true);
        output.reader.start();
        return output;
    }

    private void read(InputStream in) {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                add(buffer, read);
            }
        } catch (IOException e) {
            // The program was ended: what it printed until then is all there is.
        }
    }

    private synchronized void add(byte[] buffer, int count) {
        int kept = Math.min(last.length, MOST - Math.min(count, MOST));
        byte[] joined = Arrays.copyOf(Arrays.copyOfRange(last, last.length - kept, last.length), kept + count);
        System.arraycopy(buffer, 0, joined, kept, count);
        last = joined;
    }

    /**
     * All of it.
     *
     * @param patience how long to wait for the end of the stream, which a grandchild may hold open
     */
    String text(Duration patience) throws InterruptedException {
        reader.join(patience.toMillis());
        synchronized (this) {
            return new String(last, StandardCharsets.UTF_8);
        }
    }
}
