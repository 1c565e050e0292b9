package dev.mainstay.local.launcher;

import java.util.Locale;

/** The three services, with the port each takes when nobody says otherwise and its database. */
public enum ServiceName {
    SCANNER(8081),
    PATCH(8082),
    REPORT(8083);

    private final int usualPort;

    ServiceName(int usualPort) {
        this.usualPort = usualPort;
    }

    int usualPort() {
        return usualPort;
    }

    /** Name of its module, its folder and its process. */
    public String module() {
        return database() + "-service";
    }

    /** Name of its database. */
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }
}
