/** JSON by streaming: closed schemas, size and depth limits, no object mapping. */
@org.jspecify.annotations.NullMarked
package dev.mainstay.agent.json;
