/** What patch-service orders for this host, and whether it may: who signed it, for whom, and until when. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.job.order;
