/**
 * A real Kafka broker (one KRaft node) and a real PostgreSQL from Maven Central artifacts, without containers: for tests
 * and for the local run, never for production. Everything listens on 127.0.0.1.
 *
 * <ul>
 *   <li>{@link dev.mainstay.embedded.EmbeddedBroker}, {@link dev.mainstay.embedded.EmbeddedDatabase}: started and closed
 *       by this JVM;
 *   <li>{@link dev.mainstay.embedded.BrokerProcess}, {@link dev.mainstay.embedded.DatabaseProcess}: the same in a child
 *       JVM, which can be killed and brought back on the same port and data.
 * </ul>
 */
@NullMarked
package dev.mainstay.embedded;

import org.jspecify.annotations.NullMarked;
