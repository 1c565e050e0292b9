/** One job, step by step, from the order to its result. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.job;
