package dev.mainstay.local.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;

/**
 * Maker of the services' AOT caches: runs each once against a broker and a database of its own, asks it a few things, ends it,
 * and keeps what the JVM learnt as {@code app.aot} beside the service. {@code --app FOLDER <module> …}; needs a JDK 25.
 */
public final class TrainingMain {
    private static final List<String> ASKED = List.of("/q/health", "/q/openapi", "/q/metrics", "/");

    private TrainingMain() {}

    public static void main(String[] args) throws IOException {
        Path app = Path.of(args[1]).toAbsolutePath();
        Path scratch = Files.createTempDirectory("mainstay-training-");
        LocalRun stores = new LocalRun(new LocalRun.Settings(app::resolve, scratch, scratch, new HashMap<>()));
        try {
            stores.startStores();
            for (ServiceName name : ServiceName.values()) {
                if (List.of(args).contains(name.module())) {
                    train(stores, name, app.resolve(name.module()));
                }
            }
        } finally {
            stores.stop();
            Scratch.delete(scratch);
        }
    }

    private static void train(LocalRun stores, ServiceName name, Path folder) throws IOException {
        Path draft = folder.resolve("draft.aot");
        Files.deleteIfExists(folder.resolve("app.aot"));
        JavaChild service = stores.service(name, List.of("-XX:AOTCacheOutput=" + draft));
        service.start();
        for (String path : ASKED) {
            Http.status(URI.create("http://127.0.0.1:" + service.port() + path));
        }
        // The cache is written while the process ends.
        service.stop(java.time.Duration.ofMinutes(3));
        Files.move(draft, folder.resolve("app.aot"), StandardCopyOption.ATOMIC_MOVE);
        System.out.println(name.module() + ": " + Files.size(folder.resolve("app.aot")) / (1 << 20) + " MiB");
    }
}
