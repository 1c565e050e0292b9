/**
 * Mainstay as a whole: real broker, real database, the packaged services, real agents on simulated machines. What went on
 * is read from the topics and from the machines' effects, never from the services.
 */
@NullMarked
package dev.mainstay.local.e2e;

import org.jspecify.annotations.NullMarked;
