package dev.mainstay.embedded;

import java.nio.file.Path;

/** The data are of a version whose database let everybody on the machine in, as its superuser. */
public final class EarlierDatabaseException extends RuntimeException {
    EarlierDatabaseException(Path directory) {
        super("The database in " + directory
                + " was made by an earlier version, without passwords: everybody on this machine"
                + " could have changed it. Start from empty: ./mainstay up --fresh");
    }
}
