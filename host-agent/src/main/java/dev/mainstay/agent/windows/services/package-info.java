/** Windows services: a thin port over the service control manager, its adapter, and stopping and starting in order. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.windows.services;
