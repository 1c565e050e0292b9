package dev.mainstay.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.messaging.event.EventTaker;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A consumer as a service writes it. */
@ApplicationScoped
class LettersConsumer implements EventTaker {
    private final Intake intake;
    private final Letters letters;
    private final ObjectReader reader;

    LettersConsumer(Intake intake, Letters letters, ObjectMapper mapper) {
        this.intake = intake;
        this.letters = letters;
        this.reader = mapper.readerFor(Letter.class);
    }

    @Incoming("letters")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> batch) {
        intake.receive(this, batch);
    }

    @Override
    public String group() {
        return "letter-readers";
    }

    @Override
    public void take(List<ReceivedEvent> events) {
        Map<String, Letter> byId = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            Letter letter = event.dataAs(reader);
            byId.put(event.id(), letter);
        }
        letters.keep(byId);
    }
}
