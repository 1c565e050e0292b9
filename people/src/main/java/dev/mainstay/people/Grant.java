package dev.mainstay.people;

import dev.mainstay.events.Scope;

/**
 * A role for a part of the estate.
 *
 * @param scope the whole estate unless it names sites or pools
 */
public record Grant(Role role, Scope scope) {

    /** The role everywhere. */
    public static Grant everywhere(Role role) {
        return new Grant(role, Scope.ESTATE);
    }
}
