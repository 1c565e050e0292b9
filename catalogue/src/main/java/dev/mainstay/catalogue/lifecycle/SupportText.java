package dev.mainstay.catalogue.lifecycle;

import dev.mainstay.catalogue.text.Wording;

/** What is said of support and its end. */
enum SupportText implements Wording {
    ENDING,
    OVER,
    BUY_OR,
    LAST_DAY_NEAR,
    LAST_DAY_PAID,
    LAST_DAY_PAID_OVER,
    LAST_DAY,
    NO_DATE,
    NO_DATE_WHY,
    CLIENT,
    CLIENT_WHY,
    MOVE_WINDOWS,
    MOVE_WINDOWS_ALONE,
    INSTALL_DOT_NET,
    MOVE_WORKLOAD;

    @Override
    public String group() {
        return "support";
    }
}
