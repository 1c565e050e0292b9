/** Packages from the host's own folder or share, checked in a copy that nobody else can change, then run. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.windows.packages;
