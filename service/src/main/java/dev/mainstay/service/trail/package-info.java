/**
 * Who did what: an entry in the database for each thing that a person or a program did, in the transaction of its effect, chained by
 * hash, published, and never changed (docs/adr/0050). {@link dev.mainstay.service.trail.Entries} is the {@link
 * dev.mainstay.people.Trail} that the services' operations call.
 */
@NullMarked
package dev.mainstay.service.trail;

import org.jspecify.annotations.NullMarked;
