package dev.mainstay.local.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A packaged service in a process of its own on 127.0.0.1, with little memory. */
public final class ServiceProcess {
    private ServiceProcess() {}

    /**
     * Where it runs.
     *
     * @param folder working directory
     * @param log file of its output
     */
    public record Place(Path folder, Path log) {}

    /**
     * A service that is not started yet.
     *
     * @param packaged the folder with its {@code quarkus-run.jar}
     * @param port it listens on
     * @param options more JVM options; with them its AOT cache is not used
     * @param environment how it reaches database and broker, and whatever else it is told
     */
    public static Child of(
            ServiceName name,
            Path packaged,
            int port,
            Place place,
            List<String> options,
            Map<String, String> environment) {
        return prepared(name.module(), packaged, port, place, options, environment);
    }

    static JavaChild prepared(
            String name, Path packaged, int port, Place place, List<String> options, Map<String, String> environment) {
        Path folder = packaged.toAbsolutePath();
        List<String> arguments = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                // The thorough compiler would take start-up time and 30 MiB, and gains little where the database works.
                "-XX:TieredStopAtLevel=1",
                // A service that has run out of memory is started again; half alive it would only look healthy.
                "-XX:+ExitOnOutOfMemoryError",
                "-Xms32m",
                "-Xmx160m",
                "-Xss512k"));
        if (Runtime.version().feature() >= 25) {
            arguments.add("-XX:+UseCompactObjectHeaders");
        }
        arguments.addAll(options);
        Path cache = folder.resolve("app.aot");
        if (options.isEmpty() && Runtime.version().feature() >= 25 && Files.exists(cache)) {
            arguments.add("-XX:AOTCache=" + cache);
        }
        arguments.addAll(List.of("-jar", folder.resolve("quarkus-run.jar").toString()));
        Map<String, String> all = new HashMap<>(environment);
        // glibc keeps one heap per thread and core otherwise: some 40 MiB for nothing.
        all.put("MALLOC_ARENA_MAX", "2");
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return new JavaChild(
                name,
                port,
                place.log(),
                place.folder(),
                arguments,
                all,
                () -> Http.status(URI.create("http://127.0.0.1:" + port + "/q/health/ready")) == 200);
    }
}
