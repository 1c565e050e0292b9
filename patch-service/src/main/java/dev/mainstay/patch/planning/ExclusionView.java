package dev.mainstay.patch.planning;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.patch.policy.Exclusion;
import java.util.List;
import java.util.UUID;

/**
 * An update that a rollout leaves out on a host although the baseline or a decision approves it.
 *
 * @param code why, a stable code (docs/events.md)
 * @param message the same for a person
 */
public record ExclusionView(
        UUID hostId,
        String fqdn,
        UUID updateId,
        int revision,
        String title,
        List<String> kbs,
        String code,
        String message) {

    static ExclusionView of(HostSnapshot host, Exclusion excluded) {
        Offer offer = excluded.offer();
        return new ExclusionView(
                host.hostId(),
                host.fqdn(),
                offer.update().updateId(),
                offer.update().revision(),
                offer.title(),
                offer.kbs(),
                excluded.why().code(),
                excluded.why().message());
    }
}
