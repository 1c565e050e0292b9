package dev.mainstay.patch.job;

import dev.mainstay.events.ScanSnapshot.Finding;
import dev.mainstay.events.ScanSnapshot.RebootBehavior;
import dev.mainstay.events.UpdateRef;
import java.util.List;

/**
 * An update a job is to install.
 *
 * @param update identity
 * @param title Windows Update's title
 * @param kbs knowledge base article numbers
 * @param exclusive whether it must be installed alone
 * @param rebootBehavior {@code InstallationRebootBehavior}
 */
public record OrderedUpdate(
        UpdateRef update, String title, List<String> kbs, boolean exclusive, RebootBehavior rebootBehavior) {

    /** The order for what a scan found missing. */
    public static OrderedUpdate of(Finding finding) {
        return new OrderedUpdate(
                finding.update(), finding.title(), finding.kbs(), finding.exclusive(), finding.rebootBehavior());
    }
}
