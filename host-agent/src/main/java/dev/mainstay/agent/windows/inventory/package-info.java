/** What is on this host, read from the registry, the service manager and WMI. Nothing here changes the host. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.windows.inventory;
