/** Runs the fixed scripts of the agent. No text from elsewhere ever becomes part of a script. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.windows.powershell;
