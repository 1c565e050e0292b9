package dev.mainstay.messaging;

import dev.mainstay.messaging.event.EventTaker;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes nothing until it is mended: its fault, and not the records'. What is bad for good it never takes. */
@ApplicationScoped
class StormConsumer implements EventTaker {
    private final Intake intake;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile boolean mended;

    StormConsumer(Intake intake) {
        this.intake = intake;
    }

    @Incoming("storm")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> batch) {
        intake.receive(this, batch);
    }

    @Override
    public String group() {
        return "storm-readers";
    }

    @Override
    public void take(List<ReceivedEvent> events) {
        for (ReceivedEvent event : events) {
            String text = new String(event.data(), StandardCharsets.UTF_8);
            if (!mended || text.startsWith("bad")) {
                throw new IllegalStateException("cannot take anything");
            }
            taken.add(text);
        }
    }

    void mend() {
        mended = true;
    }

    List<String> taken() {
        return taken;
    }
}
