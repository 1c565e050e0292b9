package dev.mainstay.catalogue.sql;

import dev.mainstay.catalogue.text.Wording;

/** What is said of SQL Server instances. */
enum SqlText implements Wording {
    STOPPED,
    STOPPED_REMEDY,
    STOPPED_WHY,
    UNEXPECTED,
    UNEXPECTED_REMEDY,
    UNEXPECTED_WHY,
    ABSENT,
    ABSENT_REMEDY,
    ABSENT_WHY,
    UNSEEN,
    UNSEEN_WHY,
    MOVE,
    MOVE_TO,
    MOVE_TO_NONE,
    UNKNOWN,
    NO_VERSION,
    NOT_A_VERSION,
    NO_SUCH_PRODUCT,
    BEFORE_RELEASE,
    UNLISTED,
    UNLISTED_NEWER,
    UNLISTED_ON_LINE,
    UNLISTED_REMEDY,
    NEWEST,
    PACK_AS_WELL,
    POSITION,
    LACKS,
    NEWEST_ON_LINE,
    AFTER_SUPPORT,
    LACKS_PACK,
    LACKS_PACK_REMEDY,
    PACK_OVER,
    PACK_IS,
    LINE_ONLY,
    LINE_GDR,
    LINE_CU,
    LINE_NAMED,
    NO_KB;

    @Override
    public String group() {
        return "sql";
    }
}
