package dev.mainstay.scanner.catalogue.document;

/** How many facts a new revision of a document has, and in how many it differs from the one before. */
record Differences(int facts, int added, int changed, int retracted) {}
