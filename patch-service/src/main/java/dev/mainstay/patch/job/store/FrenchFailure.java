package dev.mainstay.patch.job.store;

import dev.mainstay.events.HresultTexts;
import dev.mainstay.events.JobSnapshot.Explanation;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.JobSnapshot.TranslatedMessage;
import dev.mainstay.events.JobSnapshot.UpdateResult;
import dev.mainstay.patch.job.AgentResult;
import dev.mainstay.patch.job.AgentResult.PerUpdate;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.job.order.OrderedUpdate;
import dev.mainstay.patch.job.order.Removal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What failed, in French, and that a job cannot be read: the agent's own sentence is English. Title, KB and code come from the order and from what the agent
 * said of each update; where it said that none failed there is nothing to name. Pure.
 */
final class FrenchFailure {
    private static final Set<String> CODES = Set.of("agent-failed", "removal-not-allowed");
    private static final Set<UpdateResult> FAILURES = EnumSet.of(UpdateResult.FAILED, UpdateResult.ABORTED);

    private static final String UNREADABLE =
            "Ce que la tâche devait faire, et où elle en est, est illisible dans la base de données : annulez-la après avoir"
                    + " examiné son hôte";

    private FrenchFailure() {}

    static @Nullable List<TranslatedMessage> of(Reason reason, Job job) {
        if (job.unreadable()) {
            return List.of(new TranslatedMessage("fr", UNREADABLE));
        }
        AgentResult result = job.proof().result();
        if (!CODES.contains(reason.code()) || result == null) {
            return null;
        }
        String failed = result.updates().stream()
                .filter(one -> FAILURES.contains(one.result()))
                .flatMap(one -> sentence(job.order(), one, reason.hresult()).stream())
                .collect(Collectors.joining(" "));
        return failed.isEmpty() ? null : List.of(new TranslatedMessage("fr", failed));
    }

    private static Optional<String> sentence(JobOrder order, PerUpdate failed, @Nullable String otherwise) {
        String code = code(failed.hresult() == null ? otherwise : failed.hresult());
        return order.updates().stream()
                .filter(update -> update.update().equals(failed.update()))
                .findFirst()
                .map(update -> "« " + update.title() + " »" + kbs(update)
                        + (order.work() instanceof Removal ? " n’a pas été désinstallée" : " n’a pas été installée")
                        + (code.isEmpty() ? "." : " : " + code + "."));
    }

    private static String kbs(OrderedUpdate update) {
        List<String> untold =
                update.kbs().stream().filter(kb -> !update.title().contains(kb)).toList();
        return untold.isEmpty() ? "" : " (" + String.join(", ", untold) + ")";
    }

    private static String code(@Nullable String hresult) {
        List<Explanation> known = HresultTexts.of(hresult);
        if (hresult == null || known == null) {
            return hresult == null ? "" : hresult;
        }
        String name = known.getFirst().name();
        return name.equals(hresult) ? hresult : name + " (" + hresult + ")";
    }
}
