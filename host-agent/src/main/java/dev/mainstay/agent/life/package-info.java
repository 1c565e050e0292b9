/** Being asked to end, being killed, and all waiting. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.life;
