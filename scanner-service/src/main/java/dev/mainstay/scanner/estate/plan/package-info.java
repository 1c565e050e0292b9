/** The plan of the estate, made from the topology and what people added to it. Pure. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.scanner.estate.plan;
