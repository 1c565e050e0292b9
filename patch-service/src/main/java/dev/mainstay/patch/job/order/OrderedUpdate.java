package dev.mainstay.patch.job.order;

import dev.mainstay.events.ScanSnapshot.Finding;
import dev.mainstay.events.ScanSnapshot.RebootBehavior;
import dev.mainstay.events.UpdateRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An update a job is to install.
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
    public static OrderedUpdate of(Finding finding) {
        return new OrderedUpdate(
                finding.update(),
                finding.title(),
                finding.kbs(),
                finding.exclusive(),
                finding.rebootBehavior(),
                Boolean.FALSE.equals(finding.eulaAccepted()) ? Boolean.TRUE : null);
    }
}
