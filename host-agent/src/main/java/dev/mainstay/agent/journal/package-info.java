/** The append-only journal: what the agent is about to do, and what came of it. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.journal;
