package dev.mainstay.patch.job.order;

import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.RebootBehavior;
import dev.mainstay.events.UpdateRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An update a job is to install or to remove.
 *
 * @param update identity
 * @param title Windows Update's title
 * @param kbs knowledge base article numbers
 * @param exclusive whether it must be installed alone
 * @param rebootBehavior {@code InstallationRebootBehavior}
 * @param acceptEula true when the agent is to accept its licence terms first, as a person did; absent otherwise
 */
public record OrderedUpdate(
        UpdateRef update,
        String title,
        List<String> kbs,
        boolean exclusive,
        RebootBehavior rebootBehavior,
        @Nullable Boolean acceptEula) {

    /** The order for what a scan found missing and policy approved: then unaccepted terms are accepted there too. */
    public static OrderedUpdate of(Offer offer) {
        return new OrderedUpdate(
                offer.update(),
                offer.title(),
                offer.kbs(),
                offer.exclusive(),
                offer.rebootBehavior(),
                Boolean.FALSE.equals(offer.eulaAccepted()) ? Boolean.TRUE : null);
    }

    /** A name for a set of updates that does not depend on their order: SHA-256, hexadecimal. */
    static String fingerprint(Collection<OrderedUpdate> updates) {
        String text = updates.stream()
                .map(ordered ->
                        ordered.update().updateId() + ":" + ordered.update().revision())
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
