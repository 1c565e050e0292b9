/** Looking at the host and telling scanner-service. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.scan;
