package dev.mainstay.patch.planning;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.messaging.event.EventTaker;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Taker of {@code estate.hosts.v1} and {@code scan.results.v1}. */
@ApplicationScoped
class EstateAndScanConsumer implements EventTaker {

    private static final ObjectReader HOSTS = EventJson.mapper().readerFor(HostSnapshot.class);
    private static final ObjectReader SCANS = EventJson.mapper().readerFor(ScanSnapshot.class);

    private final Intake intake;
    private final Reviews reviews;

    EstateAndScanConsumer(Intake intake, Reviews reviews) {
        this.intake = intake;
        this.reviews = reviews;
    }

    @Incoming("estate-and-scans")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> batch) {
        intake.receive(this, batch);
    }

    @Override
    public String group() {
        return "patch-service";
    }

    @Override
    public void take(List<ReceivedEvent> events) {
        reviews.take(of(HostSnapshot.class, HOSTS, events), of(ScanSnapshot.class, SCANS, events));
    }

    /** Types newer than this reader, and those that carry something else, are passed over. */
    private static <T> List<T> of(Class<T> record, ObjectReader reader, List<ReceivedEvent> events) {
        return events.stream()
                .filter(event -> EventType.of(event.type())
                        .filter(type -> type.topic().topicName().equals(event.topic()) && type.payload() == record)
                        .isPresent())
                .<T>map(event -> event.dataAs(reader))
                .toList();
    }
}
