package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import java.util.List;
import java.util.stream.Collectors;

/** Search criteria as IUpdateSearcher.Search takes them: terms joined by "and"; "or" at the top level only. */
final class Criteria {

    private Criteria() {}

    static String of(UpdateState state) {
        return switch (state) {
            case MISSING -> "IsInstalled=0 and IsHidden=0";
            case INSTALLED -> "IsInstalled=1";
            case INSTALLED_PENDING_REBOOT -> "RebootRequired=1";
        };
    }

    /** Exactly these updates, whatever their state. */
    static String of(List<UpdateId> updates) {
        return updates.stream()
                .map(update -> "(UpdateID='" + update.id() + "' and RevisionNumber=" + update.revision() + ")")
                .collect(Collectors.joining(" or "));
    }
}
