package dev.mainstay.people;

import java.util.Locale;

/**
 * What somebody does here. A person or program may have several; {@code docs/permissions.md} has each operation with the roles
 * that may call it.
 */
public enum Role {
    /** Sees the estate, its findings, jobs and rollouts, what was decided and what was done; changes nothing. */
    VIEWER,
    /**
     * Keeps hosts patched with what was approved: rollouts, orders, jobs, scans, hosts, enrolment tokens. Approves nothing, and
     * may call nothing under {@code /admin} that changes something.
     */
    OPERATOR,
    /**
     * Decides what may be installed: decisions, waivers, licence terms, baselines, packages; may halt a rollout, as that
     * stops what was approved. Orders nothing on a host.
     */
    APPROVER,
    /** Sees all that a viewer sees, and what the services say of themselves under {@code /admin}; changes nothing. */
    AUDITOR,
    /**
     * Runs the suite: imports of the estate and the catalogue, hosts, enrolment tokens, everything under {@code /admin}. Approves
     * nothing and starts no rollout: whoever runs the suite does not thereby decide what is installed.
     */
    ADMINISTRATOR;

    /** Whether whoever has this role may do what the other may. Everybody with a role may see. */
    public boolean includes(Role other) {
        return this == other || other == VIEWER;
    }

    /** The role as settings and answers name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
