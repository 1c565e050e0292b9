/** Lync Server and Skype for Business Server on this host: out of service, into service, health, databases. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.windows.workload;
