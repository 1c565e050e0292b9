package dev.mainstay.local.fleet;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.local.windows.Pace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A fleet in a process of its own: {@code --hosts FILE --dir FOLDER --scanner-url URL --patch-url URL [--pace TIMES] [--poll
 * DURATION]}. Prints {@code READY} and the number of machines; ends when asked to (SIGTERM) or when standard input closes.
 */
public final class FleetMain {
    private FleetMain() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        try {
            List<HostLine> lines = HostLine.read(Path.of(required(options, "--hosts")));
            Path folder = Path.of(required(options, "--dir"));
            URI patchUrl = URI.create(required(options, "--patch-url"));
            Fleet fleet = Fleet.start(
                    lines,
                    new Fleet.Settings(
                            folder,
                            PinnedKey.in(folder, patchUrl),
                            URI.create(required(options, "--scanner-url")),
                            patchUrl,
                            new Pace(Double.parseDouble(options.getOrDefault("--pace", "240"))),
                            Duration.parse(options.getOrDefault("--poll", "PT1S")),
                            Map.of()),
                    Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(fleet::close, "end-of-fleet"));
            System.out.println("READY " + lines.size() + " simulated machines");
            while (System.in.read() >= 0) {
                // What is written to it does not matter: only its end does.
            }
            System.exit(0);
        } catch (IllegalArgumentException | AgentConfig.Invalid e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing.");
        }
        return value;
    }
}
