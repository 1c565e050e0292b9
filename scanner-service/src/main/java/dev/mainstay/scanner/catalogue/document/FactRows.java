package dev.mainstay.scanner.catalogue.document;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.sql.CopyRows;

/** The rows of the staging table, one per fact. */
final class FactRows {
    /** A key is part of an index entry, which has a third of a page at most (PostgreSQL documentation, "B-Tree"). */
    static final int LONGEST_KEY = 600;

    private final CopyRows rows;
    private int count;

    FactRows(CopyRows rows) {
        this.rows = rows;
    }

    /** Whether the fact can be stored. */
    static boolean fits(Fact fact) {
        String key = fact.key();
        return key.length() <= LONGEST_KEY && key.indexOf('\0') < 0;
    }

    void add(Fact fact) {
        rows.row().text(FactJson.kind(fact)).text(fact.key()).text(FactJson.body(fact));
        count++;
    }

    int count() {
        return count;
    }
}
