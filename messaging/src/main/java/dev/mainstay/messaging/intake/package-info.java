/** The way in: a poll's records handed to the service until each is taken or parked, with patience for what passes. */
@NullMarked
package dev.mainstay.messaging.intake;

import org.jspecify.annotations.NullMarked;
