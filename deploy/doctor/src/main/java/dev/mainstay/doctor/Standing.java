package dev.mainstay.doctor;

import java.util.Locale;

/** How it stands with something: as it should, worth a thought, or so that the service cannot do its work. */
enum Standing {
    OK,
    WARNING,
    WRONG;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
