/** Changes to the estate: imported topologies, what people add by hand, and the plan made again from both. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.estate;
