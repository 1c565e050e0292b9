/**
 * patch-service: which updates are approved, which host may be patched now, and how far each patch job is.
 *
 * <p>Features build on each other in one direction: {@code estate} and {@code scan} (own copies of what the topics say), {@code policy} (what is approved), {@code rollout} (standing orders), {@code job} (the job machine and the
 * agents' endpoints), {@code planning} (from what scans offer to jobs), {@code ordering} (what people order themselves),
 * {@code release} (which job may start). Where a lower feature has to
 * tell a higher one that something happened, it fires a CDI event inside its transaction.
 */
@NullMarked
package dev.mainstay.patch;

import org.jspecify.annotations.NullMarked;
