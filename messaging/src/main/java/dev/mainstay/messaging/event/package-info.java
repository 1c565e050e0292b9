/** An event as it travels: what a service gives and takes, and how it lies in a record of Kafka. */
@NullMarked
package dev.mainstay.messaging.event;

import org.jspecify.annotations.NullMarked;
