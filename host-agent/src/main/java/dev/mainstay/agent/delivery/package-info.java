/** Brings scans and results from the spool to the services, past those that a service cannot take. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.delivery;
