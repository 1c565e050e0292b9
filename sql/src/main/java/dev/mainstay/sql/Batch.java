package dev.mainstay.sql;

/** The values of one of several runs of the same statement. */
public final class Batch extends Values<Batch> {
    Batch() {}

    @Override
    Batch self() {
        return this;
    }
}
