package dev.mainstay.scanner.scan;

import dev.mainstay.http.Violation;
import dev.mainstay.scanner.scan.ScanReport.UpdateReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which updates of a report are not as {@link UpdateReport} has them. JSON may leave out or null anything, so nothing is
 * taken for granted here.
 */
final class UpdateReportPolicy {

    private static final int TITLE_LENGTH = 2000;
    private static final int CLASSIFICATION_LENGTH = 200;

    private UpdateReportPolicy() {}

    static List<Violation> violations(List<@Nullable UpdateReport> updates) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < updates.size(); i++) {
            UpdateReport update = updates.get(i);
            if (update == null) {
                violations.add(Violation.at("/updates/" + i, "is missing"));
            } else if (!complete(update)) {
                violations.add(Violation.at("/updates/" + i, "lacks a field, or has null or a negative number in one"));
            } else if (update.title().length() > TITLE_LENGTH
                    || update.classification().length() > CLASSIFICATION_LENGTH) {
                violations.add(Violation.at("/updates/" + i, "has a title or a classification that is too long"));
            }
        }
        return violations;
    }

    private static boolean complete(UpdateReport update) {
        return update.revision() >= 0
                && present(update.updateId())
                && present(update.title())
                && present(update.state())
                && filled(update.kbs())
                && filled(update.cves())
                && filled(update.bulletins())
                && filled(update.supersedes())
                && filled(update.products())
                && present(update.classification())
                && present(update.type())
                && present(update.rebootBehavior());
    }

    private static boolean present(@Nullable Object value) {
        return value != null;
    }

    private static boolean filled(@Nullable List<?> values) {
        return values != null && values.stream().allMatch(Objects::nonNull);
    }
}
