/** What the host's administrator can set, and how it is read. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.config;
