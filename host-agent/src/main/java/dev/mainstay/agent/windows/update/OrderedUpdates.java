package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.platform.UpdateId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The updates of an order as WUA has them, found by their identity: nothing else is ever downloaded or installed. */
final class OrderedUpdates implements AutoCloseable {

    private final Map<UpdateId, ComObject> found = new HashMap<>();

    OrderedUpdates(ComObject searchResult) throws ComException {
        try (ComObject updates = searchResult.object("Updates")) {
            int count = updates.number("Count");
            for (int i = 0; i < count; i++) {
                ComObject update = updates.item(i);
                ComObject before = found.put(UpdateReader.id(update), update);
                if (before != null) {
                    before.close();
                }
            }
        } catch (ComException | RuntimeException e) {
            close();
            throw e;
        }
    }

    Optional<ComObject> find(UpdateId update) {
        return Optional.ofNullable(found.get(update));
    }

    /** A new IUpdateCollection with these, in this order. */
    ComObject collection(Com com, List<UpdateId> updates) throws ComException {
        ComObject collection = com.create("Microsoft.Update.UpdateColl");
        try {
            for (UpdateId update : updates) {
                collection.run("Add", find(update).orElseThrow());
            }
            return collection;
        } catch (ComException | RuntimeException e) {
            collection.close();
            throw e;
        }
    }

    /** The groups in which updates are installed: an exclusive one alone, the others between them together. */
    List<List<UpdateId>> groups(List<UpdateId> updates) throws ComException {
        List<List<UpdateId>> groups = new ArrayList<>();
        boolean open = false;
        for (UpdateId update : updates) {
            boolean exclusive = UpdateReader.exclusive(find(update).orElseThrow());
            if (exclusive || !open) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(update);
            open = !exclusive;
        }
        return groups;
    }

    @Override
    public void close() {
        found.values().forEach(ComObject::close);
        found.clear();
    }
}
