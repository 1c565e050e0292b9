package dev.mainstay.people;

import org.jspecify.annotations.Nullable;

/**
 * The trail of who did what. Whatever carries out an operation for people that changes something calls it once, in the
 * transaction of the effect, and as the last thing in it: the trail's end is held from then on until the transaction ends. Who,
 * from where, when and by which operation is known to it.
 */
public interface Trail {

    /**
     * Leaves the entry of what the request of now changed. Nothing is left where nobody is signed in: what time, an event or an
     * agent does is no person's act.
     *
     * @param kind of what was changed, a word such as {@code decision}
     * @param id of what was changed
     * @param before what it was, of which a JSON document can be made, without secrets; null where there was none
     * @param after what it is; null where there is none any more
     * @param reason why, in the person's words; null where none is asked for
     * @throws IllegalStateException if this request has left one already
     */
    void leave(String kind, String id, @Nullable Object before, @Nullable Object after, @Nullable String reason);
}
