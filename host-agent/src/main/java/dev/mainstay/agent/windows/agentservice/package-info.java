/** The agent as a Windows service: under the service control manager, its log files, its installation. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.windows.agentservice;
