/** The way out: events stored with the change that they report, and the relay that sends them in order. */
@NullMarked
package dev.mainstay.messaging.outbox;

import org.jspecify.annotations.NullMarked;
