package dev.mainstay.patch.planning;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.ScanSnapshot.Finding;
import dev.mainstay.patch.policy.LeftOut;
import java.util.List;
import java.util.UUID;

/**
 * An update that a rollout leaves out on a host although the baseline or a decision approves it.
 *
 * @param code why, a stable code (docs/events.md)
 * @param message the same for a person
 */
public record LeftOutView(
        UUID hostId,
        String fqdn,
        UUID updateId,
        int revision,
        String title,
        List<String> kbs,
        String code,
        String message) {

    static LeftOutView of(HostSnapshot host, LeftOut leftOut) {
        Finding finding = leftOut.finding();
        return new LeftOutView(
                host.hostId(),
                host.fqdn(),
                finding.update().updateId(),
                finding.update().revision(),
                finding.title(),
                finding.kbs(),
                leftOut.why().code(),
                leftOut.why().message());
    }
}
