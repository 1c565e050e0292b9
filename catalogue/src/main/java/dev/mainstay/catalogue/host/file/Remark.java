package dev.mainstay.catalogue.host.file;

import dev.mainstay.catalogue.text.Wording;

/** What is said of exported files. */
public enum Remark implements Wording {
    NOT_THERE,
    NOT_ALLOWED,
    NOT_READABLE,
    TOO_LARGE,
    EMPTY,
    NOT_TEXT,
    PDF,
    UNKNOWN_KIND,
    NO_VERSION,
    OPEN_VALUE,
    BAD_JSON,
    JSON_BROKEN_OFF,
    XML_BROKEN,
    NO_KEY_OF_USE,
    WHOSE,
    TWO_BUILDS,
    TWO_LISTS,
    WHICH_MACHINE,
    SYSTEMINFO_BROKEN_OFF,
    PACKAGES_WITHOUT_STATE,
    PACKAGES_PENDING,
    HOTFIXES_CUT,
    HOTFIXES_NAMELESS,
    HOTFIXES_NOT_GIVEN,
    WINDOWS_NOT_GIVEN,
    REVISION_NOT_GIVEN,
    SQL_NOT_GIVEN,
    SQL_NO_VERSION,
    COMPONENTS_NOT_GIVEN,
    DOTNET_NOT_GIVEN,
    BROWSER_NOT_GIVEN;

    @Override
    public String group() {
        return "host";
    }
}
