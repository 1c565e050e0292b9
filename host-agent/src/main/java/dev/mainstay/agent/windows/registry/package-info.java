/** The registry, read: a thin port and its adapter. What is made of the values is decided elsewhere. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.windows.registry;
