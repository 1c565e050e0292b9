package dev.mainstay.local.bench;

import dev.mainstay.embedded.Login;
import dev.mainstay.local.launcher.Child;
import dev.mainstay.local.launcher.LocalRun;
import dev.mainstay.local.launcher.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The run under measurement, and what every benchmark asks of it. */
record BenchRun(LocalRun run) {
    URI address(ServiceName name, String path) {
        return run.address(name).resolve(path);
    }

    String bootstrapServers() {
        return run.bootstrapServers();
    }

    /** Opens a connection to a service's database. */
    Connection database(ServiceName name) throws SQLException {
        Login login = run.database(name);
        return DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
    }

    Child child(String name) {
        return run.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Keeps a service from running while something else is measured; {@link #goOn} lets it run again. */
    void pause(ServiceName name) throws IOException, InterruptedException {
        signal("STOP", name);
    }

    void goOn(ServiceName name) throws IOException, InterruptedException {
        signal("CONT", name);
    }

    private void signal(String signal, ServiceName name) throws IOException, InterruptedException {
        String pid = Long.toString(child(name.module()).pid());
        int code = new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("kill -" + signal + " of " + name.module() + " said " + code);
        }
    }

    /** Resident memory of a process in MiB, as /proc tells; -1 where it does not. */
    static long residentMiB(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
        } catch (IOException e) {
            return -1;
        }
        return -1;
    }

    /** Processor time used so far by each process under measurement, and by the benchmark that makes the load. */
    Map<String, Duration> processorTime() throws SQLException {
        Map<String, Duration> used = new LinkedHashMap<>();
        run.children().forEach(child -> used.put(child.name(), time(ProcessHandle.of(child.pid()).stream())));
        used.put("database", time(databaseProcesses()));
        used.put("bench", time(Stream.of(ProcessHandle.current())));
        return used;
    }

    /** The server and all that it has started: it is no child of the process that started it. */
    private Stream<ProcessHandle> databaseProcesses() throws SQLException {
        try (Connection connection = database(ServiceName.SCANNER);
                Statement statement = connection.createStatement();
                ResultSet backend = statement.executeQuery("select pg_backend_pid()")) {
            backend.next();
            return ProcessHandle.of(backend.getLong(1)).flatMap(ProcessHandle::parent).stream()
                    .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()));
        }
    }

    private static Duration time(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    static void say(String line) {
        System.err.println("bench: " + line);
    }
}
