package dev.mainstay.scanner.patching;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.EventType;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.messaging.event.EventTaker;
import dev.mainstay.messaging.event.ReceivedEvent;
import dev.mainstay.messaging.intake.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Taker of {@code patch.decisions.v1} and, of {@code patch.jobs.v1}, the jobs that ended. */
@ApplicationScoped
class PatchFactsConsumer implements EventTaker {
    private static final ObjectReader DECISIONS = EventJson.mapper().readerFor(DecisionSnapshot.class);
    private static final ObjectReader JOBS = EventJson.mapper().readerFor(JobSnapshot.class);

    private static final Set<EventType> DECIDED = EnumSet.of(
            EventType.DECISION_APPROVED,
            EventType.DECISION_DECLINED,
            EventType.DECISION_DEFERRED,
            EventType.DECISION_WAIVED,
            EventType.DECISION_RETRACTED);
    private static final Set<EventType> ENDED =
            EnumSet.of(EventType.JOB_SUCCEEDED, EventType.JOB_FAILED, EventType.JOB_VERIFY_FAILED);

    private final Intake intake;
    private final PatchFacts facts;

    PatchFactsConsumer(Intake intake, PatchFacts facts) {
        this.intake = intake;
        this.facts = facts;
    }

    @Incoming("decisions-and-jobs")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> batch) {
        intake.receive(this, batch);
    }

    @Override
    public String group() {
        return "scanner-service";
    }

    @Override
    public void take(List<ReceivedEvent> events) {
        facts.take(of(DECIDED, DECISIONS, events), of(ENDED, JOBS, events));
    }

    /** Other types, be they of no interest or newer than this reader, are passed over. */
    private static <T> List<T> of(Set<EventType> types, ObjectReader reader, List<ReceivedEvent> events) {
        return events.stream()
                .filter(event -> EventType.of(event.type())
                        .filter(type ->
                                types.contains(type) && type.topic().topicName().equals(event.topic()))
                        .isPresent())
                .<T>map(event -> event.dataAs(reader))
                .toList();
    }
}
