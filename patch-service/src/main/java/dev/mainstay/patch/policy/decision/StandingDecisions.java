package dev.mainstay.patch.policy.decision;

import dev.mainstay.patch.DecisionId;
import java.util.List;
import java.util.Set;

/**
 * The decisions that are not retracted; some may have lapsed.
 *
 * @param unreadable those of which nothing else is known: each may be one that declines
 */
public record StandingDecisions(List<Decision> decisions, Set<DecisionId> unreadable) {}
