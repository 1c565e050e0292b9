package dev.mainstay.people;

/** What becomes of an operation when the role of whoever calls it holds for a part of the estate alone ({@link Grant}). */
public enum Limits {
    /** Refused: it concerns the whole estate. */
    ESTATE,
    /** Done within that part: the operation holds whatever it touches, or tells, against the actor's {@link Reach}. */
    CHECKED,
    /** Done all the same: it is about no host, or tells of the whole estate, and {@code docs/permissions.md} says so. */
    NONE
}
