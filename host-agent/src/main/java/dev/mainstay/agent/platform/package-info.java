/** What the agent needs from the host it runs on. The agent calls nothing of Windows but through these types. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.platform;
