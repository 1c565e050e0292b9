/** Talking to the services: the host's identity, enrolment, signed requests. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.control;
