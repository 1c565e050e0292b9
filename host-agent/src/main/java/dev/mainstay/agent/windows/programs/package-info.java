/** Running programs: a port with a deadline, so that what calls it is tested without Windows. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.windows.programs;
