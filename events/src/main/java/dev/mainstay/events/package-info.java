/**
 * The public contract of Mainstay's event stream: what each topic carries, as plain records.
 *
 * <p>Every event is a full snapshot of the thing it is about and carries that thing's {@code sequence}; a reader keeps
 * the highest sequence it has seen and ignores the rest, so duplicates and reordering cost nothing. Within a major
 * version only optional fields are added, enums are open ({@code UNKNOWN} stands for a value newer than the reader)
 * and unknown fields are ignored. JSON Schemas, examples and the AsyncAPI document lie beside this package as
 * resources.
 */
@NullMarked
package dev.mainstay.events;

import org.jspecify.annotations.NullMarked;
