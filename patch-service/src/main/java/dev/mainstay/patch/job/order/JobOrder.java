package dev.mainstay.patch.job.order;

import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.DecisionId;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a job is to do. It never changes: another order is another job.
 *
 * @param fqdn the host's name when planned
 * @param pools FQDNs of the host's pools when planned
 * @param attempt 1 for the first job of this rollout on this host with these updates
 * @param planningScanId the scan it was planned from
 * @param simulated whether a simulated Windows carries it out
 * @param removal the decision that declines its updates and for which they are removed; absent when it installs them
 * @param software the package that it installs, in which case it has no updates; absent otherwise
 */
public record JobOrder(
        JobId jobId,
        HostId hostId,
        String fqdn,
        List<String> pools,
        RolloutId rolloutId,
        int attempt,
        List<OrderedUpdate> updates,
        UUID planningScanId,
        Instant plannedAt,
        boolean simulated,
        @Nullable DecisionId removal,
        @Nullable OrderedPackage software) {

    /** The identities of the ordered updates. */
    public Set<UpdateRef> refs() {
        return updates.stream().map(OrderedUpdate::update).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether its updates are to be removed instead of installed. */
    public boolean removes() {
        return removal != null;
    }

    /** The same order once more. */
    public JobOrder again(JobId newId, int newAttempt, UUID newScanId, Instant now) {
        return new JobOrder(
                newId,
                hostId,
                fqdn,
                pools,
                rolloutId,
                newAttempt,
                updates,
                newScanId,
                now,
                simulated,
                removal,
                software);
    }

    /** A name for what it does. */
    public String fingerprint() {
        if (software != null) {
            return "package-" + software.sha256() + "-" + software.instance();
        }
        return removes() ? "removal-" + fingerprint(refs()) : fingerprint(refs());
    }

    /** A name for a set of updates that does not depend on their order: SHA-256, hexadecimal. */
    public static String fingerprint(Collection<UpdateRef> updates) {
        String text = updates.stream()
                .map(ref -> ref.updateId() + ":" + ref.revision())
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
