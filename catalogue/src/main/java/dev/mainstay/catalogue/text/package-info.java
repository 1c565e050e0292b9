/** Sentences without a language, for findings and what could not be read, and their words in English and French. */
@NullMarked
package dev.mainstay.catalogue.text;

import org.jspecify.annotations.NullMarked;
