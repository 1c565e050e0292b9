package dev.mainstay.embedded;

/** The database, ended together with a JVM of its own; see {@link ServerMain} for the arguments. */
public final class DatabaseMain {
    private DatabaseMain() {}

    public static void main(String[] args) {
        ServerMain.run(args, (port, directory) -> {
            EmbeddedDatabase database = EmbeddedDatabase.start(port, directory);
            return new ServerMain.Running("127.0.0.1:" + database.port(), database::close);
        });
    }
}
