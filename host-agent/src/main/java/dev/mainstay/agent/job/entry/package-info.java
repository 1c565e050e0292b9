/** What the journal says of a job, entry by entry, and the state and the next step that follow from it. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.job.entry;
