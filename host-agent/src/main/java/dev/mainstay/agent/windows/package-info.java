/** The adapter to a real Windows. The only code of the agent that knows JNA. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.windows;
