package dev.mainstay.doctor;

import java.util.Locale;

/** What a finding is about. */
enum Area {
    SETTINGS,
    DISK,
    CLOCK,
    DATABASE,
    BROKER,
    TOPICS,
    RIGHTS,
    CERTIFICATES,
    KEYS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
