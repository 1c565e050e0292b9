/**
 * patch-service: which updates are approved, which host may be patched now, and how far each patch job is.
 *
 * <p>Features build on each other in one direction: {@code estate} and {@code scan} (own copies of what the topics say), {@code policy} (what is approved), {@code job} (the job machine and its table), {@code rollout} (standing orders),
 * {@code planning} (from what scans offer to jobs, and what follows from each change of one), and above it {@code lease} (what agents
 * do with jobs), {@code timeout} (what ends when nobody speaks), {@code act} (what people do to jobs and rollouts), {@code ordering}
 * (what people order themselves) and {@code release} (which job may start). A lower feature returns to a higher one what became of
 * its call; it fires a CDI event only for what happens after the commit (docs/adr/0038).
 */
@NullMarked
package dev.mainstay.patch;

import org.jspecify.annotations.NullMarked;
