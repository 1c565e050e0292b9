package dev.mainstay.kubernetes.image;

import java.util.List;

/**
 * What an image is made for.
 *
 * @param name of the image, of its module and of its folder
 * @param title for people
 * @param ports it listens on
 * @param start what follows the options of {@code java}
 */
record Program(String name, String title, List<Integer> ports, List<String> start) {
    /** The images that are built. */
    static final List<Program> ALL = List.of(
            service("scanner-service", "Mainstay: estate, scans, catalogue, findings", 8081),
            service("patch-service", "Mainstay: policy, rollouts, jobs", 8082),
            service("report-service", "Mainstay: reporting store", 8083),
            service("edge", "Mainstay: console, signing in, the way to the services", 8080),
            new Program(
                    "migrations",
                    "Mainstay: makes and changes the tables of the three databases",
                    List.of(),
                    List.of(
                            "-cp",
                            "/opt/mainstay/app/*:/opt/mainstay/app/lib/*",
                            "dev.mainstay.migrations.MigrationsMain")));

    private static Program service(String name, String title, int port) {
        return new Program(name, title, List.of(port), List.of("-jar", "/opt/mainstay/app/quarkus-run.jar"));
    }

    /**
     * Options of {@code java}, one a line, as the file {@code java.options} has them. What belongs to a machine, such as the heap's
     * size, is for {@code JDK_JAVA_OPTIONS}.
     */
    List<String> options() {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                // A service that has run out of memory is started again; half alive it would only look healthy.
                "-XX:+ExitOnOutOfMemoryError",
                // Of what the container may have; the other half is for code, classes, threads and network buffers.
                "-XX:MaxRAMPercentage=45",
                "-Xss512k",
                // Would write beside the temporary files.
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }
}
