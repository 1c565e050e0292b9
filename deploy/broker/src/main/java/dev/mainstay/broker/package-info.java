/**
 * Topics and rights on a Kafka broker, as one file says them ({@code topics.yaml}): compared, made and told by one command. It
 * is run by an administrator of the broker, never by a service; the local run uses the topics of it.
 */
@NullMarked
package dev.mainstay.broker;

import org.jspecify.annotations.NullMarked;
