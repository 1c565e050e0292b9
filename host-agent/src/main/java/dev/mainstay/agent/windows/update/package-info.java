/**
 * The Windows Update Agent (WUA) through its automation objects. {@link
 * dev.mainstay.agent.windows.update.ChildWindowsUpdate} is what the agent sees; it starts a second JVM for each call, and
 * only there, behind {@link dev.mainstay.agent.windows.update.WorkerMain}, is COM ever touched
 * (docs/adr/0009-wua-through-late-bound-com-in-a-child-jvm.md).
 */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.windows.update;
