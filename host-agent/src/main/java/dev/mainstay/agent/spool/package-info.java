/** Messages kept on disk until the services have them. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.spool;
