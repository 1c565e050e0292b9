package dev.mainstay.agent.job;

import dev.mainstay.agent.job.order.JobOrder;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Workload;
import dev.mainstay.agent.platform.Workload.Drain;
import dev.mainstay.agent.platform.Workload.DrainOutcome;
import java.util.List;
import java.util.Optional;

/**
 * The host's own judgement, whatever an order says: nothing is installed and the host is not restarted while services of the
 * product run on it that nobody drained (docs/adr/0025).
 */
final class DrainGuard {

    private DrainGuard() {}

    /** Whether the order, carried out to its letter, would leave services running: it wants no drain, or its kind has none. */
    static boolean wantedBy(JobOrder order) {
        return !order.drain() || !order.kind().drained();
    }

    /**
     * Asked before each installation and each restart. Services that came back since the drain are drained once more.
     *
     * @return why not to go on; empty when nothing serves
     */
    static Optional<Failure> obstacle(CurrentJob job) {
        Answer<List<String>> serving = serving(job);
        if (serving.known().filter(names -> !names.isEmpty()).isPresent() && !wantedBy(job.order())) {
            Drain drain = job.platform()
                    .workload()
                    .drain(job.order().kind(), job.order().drainTimeout(), job.lease());
            job.life().check();
            serving = drain.outcome() == DrainOutcome.DRAINED ? serving(job) : serving;
        }
        List<String> left = serving.known().orElse(List.of());
        return serving.whyNot()
                .map(why -> new Failure(
                        why.hresult(), "Which services of this host are running could not be read: " + why.message()))
                .or(() -> inWords(left).map(Failure::of));
    }

    private static Answer<List<String>> serving(CurrentJob job) {
        Workload workload = job.platform().workload();
        return job.ask(() -> workload.serving(job.config().timeouts().read()));
    }

    /** Empty when nothing serves. */
    static Optional<String> inWords(List<String> serving) {
        return serving.isEmpty()
                ? Optional.empty()
                : Optional.of("running here and not drained: "
                        + String.join(", ", serving.subList(0, Math.min(serving.size(), 5)))
                        + (serving.size() > 5 ? " and " + (serving.size() - 5) + " more" : ""));
    }
}
