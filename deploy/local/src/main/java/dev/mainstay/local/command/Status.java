package dev.mainstay.local.command;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What runs: process, number, port, health, memory. */
final class Status {
    private static final int PATIENCE_MS = 3000;

    private final Home home;

    /**
     * A process as status tells it.
     *
     * @param health up, not-ready or gone
     * @param memoryMib 0 when it is gone
     */
    private record Line(PidFile process, String health, long memoryMib) {
        String text() {
            return String.format(
                    Locale.ROOT,
                    "%-17s %8s %6s  %-10s %s",
                    process.name(),
                    process.pid() == 0 ? "-" : process.pid(),
                    process.port() == 0 ? "-" : process.port(),
                    health,
                    memoryMib == 0 ? "-" : memoryMib + " MiB");
        }

        String json() {
            return String.format(
                    Locale.ROOT,
                    "\n  {\"name\": \"%s\", \"pid\": %s, \"port\": %s, \"health\": \"%s\", \"memoryMiB\": %s}",
                    process.name(),
                    orNull(process.pid()),
                    orNull(process.port()),
                    health,
                    orNull(memoryMib));
        }

        private static String orNull(long number) {
            return number == 0 ? "null" : Long.toString(number);
        }
    }

    Status(Home home) {
        this.home = home;
    }

    /** 0 when something runs, otherwise 1. */
    int print(boolean json) {
        List<Line> lines = PidFile.in(home.run()).stream().map(Status::line).toList();
        boolean running = lines.stream().anyMatch(line -> !line.health().equals("gone"));
        String address = running ? home.address() : "";
        if (json) {
            System.out.println("{\"running\": " + running + ", \"address\": "
                    + (address.isEmpty() ? "null" : '"' + address.replaceAll("[\\\\\"]", "\\\\$0") + '"')
                    + ", \"processes\": ["
                    + lines.stream().map(Line::json).collect(Collectors.joining(","))
                    + "]}");
        } else {
            System.out.printf(Locale.ROOT, "%-17s %8s %6s  %-10s %s%n", "PROCESS", "PID", "PORT", "HEALTH", "RSS");
            lines.forEach(line -> System.out.println(line.text()));
            if (!address.isEmpty()) {
                System.out.println("\n" + address);
            }
        }
        return running ? 0 : 1;
    }

    private static Line line(PidFile process) {
        if (!process.alive()) {
            return new Line(process, "gone", 0);
        }
        boolean asked = process.name().endsWith("-service") || process.name().equals("edge");
        boolean ready =
                asked ? answers(process.port(), "/q/health/ready") : process.port() == 0 || listening(process.port());
        return new Line(process, ready ? "up" : "not-ready", process.memoryMib());
    }

    static boolean listening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean answers(int port, String path) {
        try {
            var get = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection(Proxy.NO_PROXY);
            get.setConnectTimeout(PATIENCE_MS);
            get.setReadTimeout(PATIENCE_MS);
            return get.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
