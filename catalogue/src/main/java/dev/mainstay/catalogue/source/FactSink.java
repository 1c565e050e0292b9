package dev.mainstay.catalogue.source;

import dev.mainstay.catalogue.fact.Fact;

/** Taker of the facts of one document as they are read. */
@FunctionalInterface
public interface FactSink {

    /** Called once, before the first fact. */
    default void begin(DocumentHeader header) {}

    void accept(Fact fact);
}
