package dev.mainstay.service.trail;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The REST operation of the request of now, and whether it has left its entry. */
@RequestScoped
class CurrentOperation {
    private @Nullable String id;
    private boolean left;

    void is(String itsId) {
        id = itsId;
    }

    /**
     * Its id in the OpenAPI document, for the one entry that it leaves.
     *
     * @throws IllegalStateException if it has left one, or there is none
     */
    String leaves() {
        if (id == null) {
            throw new IllegalStateException("Somebody is signed in, and no operation with an id is asked for");
        }
        if (left) {
            throw new IllegalStateException("The operation " + id + " would leave a second entry in the trail");
        }
        left = true;
        return id;
    }
}
