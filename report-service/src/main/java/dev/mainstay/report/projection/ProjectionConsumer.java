package dev.mainstay.report.projection;

import dev.mainstay.messaging.event.EventTaker;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.messaging.intake.Intake;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** All five topics' way into the reporting store. */
@ApplicationScoped
class ProjectionConsumer implements EventTaker {
    private final Intake intake;
    private final Projections projections;

    ProjectionConsumer(Intake intake, Projections projections) {
        this.intake = intake;
        this.projections = projections;
    }

    @Incoming("facts")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> batch) {
        intake.receive(this, batch);
    }

    @Override
    public String group() {
        return "report-service";
    }

    @Override
    public void take(List<ReceivedEvent> events) {
        projections.project(events);
    }

    @Override
    public Runnable prepare(List<ReceivedEvent> events) {
        SortedEvents batch = SortedEvents.read(events);
        return () -> projections.project(batch);
    }
}
