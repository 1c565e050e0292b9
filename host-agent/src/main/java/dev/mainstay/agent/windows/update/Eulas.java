package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.UpdateId;
import java.util.ArrayList;
import java.util.List;

/** Licence terms, accepted of exactly the updates that are named. */
final class Eulas {

    private final UpdateSession session;

    Eulas(UpdateSession session) {
        this.session = session;
    }

    /** The updates whose terms were accepted now; one that is not to be found ends it before any is accepted. */
    List<UpdateId> accept(List<UpdateId> updates) throws ComException {
        return session.search(Criteria.of(updates), result -> {
            try (OrderedUpdates ordered = new OrderedUpdates(result)) {
                for (UpdateId update : updates) {
                    if (ordered.find(update).isEmpty()) {
                        throw new ComException(Hresult.WU_E_NO_UPDATE, "licence terms of " + update);
                    }
                }
                List<UpdateId> accepted = new ArrayList<>();
                for (UpdateId id : updates) {
                    ComObject update = ordered.find(id).orElseThrow();
                    if (!update.flag("EulaAccepted")) {
                        update.run("AcceptEula");
                        accepted.add(id);
                    }
                }
                return accepted;
            }
        });
    }
}
