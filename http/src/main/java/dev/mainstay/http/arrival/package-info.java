/**
 * How request bodies arrive: on the event loop, without a thread that waits for them, within a deadline, few at a time from one
 * address, and worked on only as many at once as the service can bear.
 */
@NullMarked
package dev.mainstay.http.arrival;

import org.jspecify.annotations.NullMarked;
