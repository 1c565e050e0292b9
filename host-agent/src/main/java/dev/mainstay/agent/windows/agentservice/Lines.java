package dev.mainstay.agent.windows.agentservice;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Stream that puts what is printed into the log, line by line: a service has no console. */
final class Lines extends OutputStream {

    private final Consumer<String> to;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(Consumer<String> to) {
        this.to = to;
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            to.accept(line.toString(StandardCharsets.UTF_8).stripTrailing());
            line.reset();
        } else {
            line.write(b);
        }
    }
}
