package dev.mainstay.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes nothing: its fault, and not the records'. */
@ApplicationScoped
class StormConsumer implements EventTaker {
    private final Intake intake;

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
        throw new IllegalStateException("cannot take anything");
    }
}
