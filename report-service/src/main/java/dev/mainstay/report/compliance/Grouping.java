package dev.mainstay.report.compliance;

/** By what compliance is told. */
enum Grouping {
    SITE,
    POOL,
    ROLE,
    HOST,
    INSTANCE
}
