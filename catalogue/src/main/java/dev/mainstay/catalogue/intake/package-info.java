/** From a folder of documents to a catalogue. */
@NullMarked
package dev.mainstay.catalogue.intake;

import org.jspecify.annotations.NullMarked;
