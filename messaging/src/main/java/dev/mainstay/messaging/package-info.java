/**
 * How a service publishes and takes events, without loss and without a second effect. Knows nothing of what the events
 * are about.
 *
 * <pre>
 *   transaction ── Outbox.append ──► outbox ── relay, after commit ──► topic
 *
 *   topic ──► …Consumer (@Incoming, @Blocking) ── Intake.receive ──► EventTaker.take ──► transaction
 *                                                     │
 *                                                     └─ cannot be taken ──► parked ──► &lt;topic&gt;.&lt;group&gt;.dlq
 * </pre>
 *
 * <p><b>Out.</b> {@link dev.mainstay.messaging.outbox.Outbox} stores an event in the transaction of the change that it reports.
 * One relay at a time sends the oldest rows in order, waits for the broker to acknowledge all of them and only then
 * deletes them. Kill it anywhere: what was not deleted is sent again, under the same CloudEvents id.
 *
 * <p><b>In.</b> {@link dev.mainstay.messaging.intake.Intake} hands a poll's records to a consumer's
 * {@link dev.mainstay.messaging.event.EventTaker} and returns when each is taken or parked; only then are their offsets
 * committed. So a record may come twice, and its effect must not: the event carries the sequence of a snapshot, and
 * a reader's store takes no version twice.
 *
 * <p><b>What a service adds:</b> {@code db/messaging} to {@code quarkus.flyway.locations}, its
 * {@code mainstay.messaging.source}, and per channel {@code mp.messaging.incoming.<channel>.connector=smallrye-kafka},
 * {@code .topic} and {@code .group.id}. Every other channel attribute that matters has its default in this module. Dead
 * letter topics must exist, as all topics must, or the relay waits for them.
 *
 * <p><b>For the operator:</b> {@code GET /admin/v1/parked}, {@code GET /admin/v1/parked/{id}},
 * {@code POST /admin/v1/parked/{id}/replay}, {@code GET /admin/v1/intakes},
 * {@code POST /admin/v1/intakes/{group}/permit}, {@code POST /admin/v1/resets}, {@code POST /admin/v1/announcements}; meters {@code outbox.lag.seconds}, {@code outbox.rows}, {@code outbox.sent},
 * {@code intake.records}, {@code intake.parked}, {@code intake.retries}.
 */
@NullMarked
package dev.mainstay.messaging;

import org.jspecify.annotations.NullMarked;
