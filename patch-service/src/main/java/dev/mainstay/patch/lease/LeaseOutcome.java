package dev.mainstay.patch.lease;

/** What an agent that asks for work gets. */
sealed interface LeaseOutcome {

    record Granted(LeaseOrder order) implements LeaseOutcome {}

    record NothingToDo() implements LeaseOutcome {}

    /**
     * No order, because it is not known which machine the host is, or because it is another one.
     *
     * @param detail for a person, English
     */
    record IdentityConflict(String detail) implements LeaseOutcome {}
}
