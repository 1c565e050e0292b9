package dev.mainstay.sql;

/** Sample: stands for the module's. */
public final class Sql {
    private Sql() {}
}
