package dev.mainstay.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What the two main classes share: {@code --port N --data-dir D [--exit-on-stdin-close]}. Prints one line
 * {@value #READY} with the address on standard output when the server accepts connections; ends cleanly on SIGTERM and,
 * if asked, when standard input closes. Exit code 2 and one line on standard error if the arguments, the port or the
 * directory cannot be used.
 */
final class ServerMain {
    static final String READY = "READY ";
    private static final int UNUSABLE = 2;

    private ServerMain() {}

    /** @param start starts the server on the port and directory and gives something to close and its address */
    static void run(String[] args, BiFunction<Integer, Path, Running> start) {
        try {
            List<String> given = List.of(args);
            int port = Integer.parseInt(valueOf("--port", given));
            Running running = start.apply(port, Path.of(valueOf("--data-dir", given)));
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
            System.out.println(READY + running.address());
            System.out.flush();
            if (given.contains("--exit-on-stdin-close")) {
                awaitEndOfStdin();
                System.exit(0);
            }
            Thread.currentThread().join(); // for ever: until a signal ends this JVM
        } catch (IllegalArgumentException
                | PortTakenException
                | DirectoryInUseException
                | NotPrivateException
                | EarlierDatabaseException e) {
            System.err.println(e.getMessage());
            System.exit(UNUSABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A started server. */
    record Running(String address, Runnable stop) {
        void close() {
            stop.run();
        }
    }

    private static String valueOf(String option, List<String> given) {
        int at = given.indexOf(option);
        if (at < 0 || at + 1 >= given.size()) {
            throw new IllegalArgumentException(
                    option + " is missing. Usage: --port N --data-dir D [--exit-on-stdin-close]");
        }
        return given.get(at + 1);
    }

    private static void awaitEndOfStdin() {
        try {
            while (System.in.read() >= 0) {
                // what is written to it does not matter
            }
        } catch (IOException e) {
            // broken is closed
        }
    }
}
