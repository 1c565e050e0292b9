package dev.mainstay.local.launcher;

import dev.mainstay.broker.BrokerSetup;
import dev.mainstay.broker.TopicsFile;
import dev.mainstay.embedded.BrokerProcess;
import dev.mainstay.embedded.DatabaseProcess;
import dev.mainstay.embedded.Login;
import dev.mainstay.embedded.Passwords;
import dev.mainstay.embedded.PrivateFolder;
import dev.mainstay.embedded.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything of Mainstay on this machine, each in a process of its own on 127.0.0.1: broker, database, three services, an edge where
 * people are to come, and as many fleets as are added. Used by {@code ./mainstay up} and by the end-to-end tests.
 */
public final class LocalRun {
    private static final String EDGE = "edge";
    private static final int EDGES_USUAL_PORT = 8080;

    private final Settings settings;
    private final EventKey eventKey;
    private final StoreChild<BrokerProcess> broker;
    private final StoreChild<DatabaseProcess> database;
    private final Map<ServiceName, JavaChild> services = new EnumMap<>(ServiceName.class);
    private final List<Child> fleets = new ArrayList<>();
    private final Map<String, Integer> ports;
    private @Nullable JavaChild edge;

    /**
     * Where things are.
     *
     * @param packaged the folder with a module's packaged result, by its name; {@code local} is this module
     * @param data what survives: broker, database, machines
     * @param logs one file per process
     * @param ports by process name ({@code broker}, {@code database}, {@code scanner-service} …); absent for a free one
     * @param serviceOptions more JVM options for the services
     */
    public record Settings(
            Function<String, Path> packaged,
            Path data,
            Path logs,
            Map<String, Integer> ports,
            List<String> serviceOptions) {

        /** As it is run in earnest. */
        public Settings(Function<String, Path> packaged, Path data, Path logs, Map<String, Integer> ports) {
            this(packaged, data, logs, ports, List.of());
        }
    }

    /** Prepares a run; nothing is started yet. */
    public LocalRun(Settings settings) {
        this.settings = settings;
        PrivateFolder.at(settings.data());
        PrivateFolder.at(settings.logs());
        this.eventKey = EventKey.in(settings.data().resolve("event-key"));
        this.ports = new HashMap<>(settings.ports());
        this.broker = store("broker", ports, BrokerProcess::start);
        this.database = store("database", ports, DatabaseProcess::start);
        for (ServiceName name : ServiceName.values()) {
            port(name.module(), name.usualPort(), ports);
        }
        for (ServiceName name : ServiceName.values()) {
            services.put(name, service(name, ports.getOrDefault(name.module(), 0), settings.serviceOptions()));
        }
    }

    private <P extends ServerProcess> StoreChild<P> store(
            String name, Map<String, Integer> ports, BiFunction<Integer, Path, P> first) {
        return new StoreChild<>(name, port(name, 0, ports), settings.data().resolve(name), first);
    }

    private static int port(String name, int usual, Map<String, Integer> ports) {
        return ports.computeIfAbsent(name, key -> LocalPorts.usualOrFree(usual, Set.copyOf(ports.values())));
    }

    /** A service of this run that is started beside it, with more JVM options and instead of an AOT cache. */
    JavaChild service(ServiceName name, List<String> options) {
        return service(name, LocalPorts.usualOrFree(0, List.of()), options);
    }

    /**
     * A service of another build on the stores of this run, which is not started yet.
     *
     * @param packaged the folder with its {@code quarkus-run.jar}
     * @param port it listens on
     * @param log name of its log
     */
    public Child service(ServiceName name, Path packaged, int port, String log) {
        return ServiceProcess.prepared(
                name.module(),
                packaged,
                port,
                new ServiceProcess.Place(settings.data(), log(log)),
                List.of(),
                environment(name));
    }

    private JavaChild service(ServiceName name, int port, List<String> options) {
        return ServiceProcess.prepared(
                name.module(),
                settings.packaged().apply(name.module()),
                port,
                new ServiceProcess.Place(settings.data(), log(name.module())),
                options,
                environment(name));
    }

    private Map<String, String> environment(ServiceName name) {
        Login login = database(name);
        Map<String, String> environment = new HashMap<>(eventKey.environment(name));
        environment.putAll(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                login.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME",
                login.user(),
                "QUARKUS_DATASOURCE_PASSWORD",
                login.password(),
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers(),
                "MAINSTAY_ESTATE_SIMULATED",
                "true"));
        return environment;
    }

    /** Adds the edge, which starts with the services: the address for people, without a slash at the end. */
    URI withEdge() {
        int port = port(EDGE, EDGES_USUAL_PORT, ports);
        Map<String, String> addresses = new HashMap<>();
        for (ServiceName name : ServiceName.values()) {
            addresses.put("MAINSTAY_EDGE_SERVICES_" + name, address(name).toString());
        }
        edge = ServiceProcess.prepared(
                EDGE,
                settings.packaged().apply(EDGE),
                port,
                new ServiceProcess.Place(settings.data(), log(EDGE)),
                settings.serviceOptions(),
                addresses);
        return URI.create("http://127.0.0.1:" + port);
    }

    private Path log(String name) {
        return settings.logs().resolve(name + ".log").toAbsolutePath();
    }

    /** Starts broker and database and makes the topics and databases that do not exist yet. */
    public void startStores() {
        ParallelTasks.run(List.of(broker::start, database::start));
        makeTopics();
        DatabaseProcess process = database.process();
        for (ServiceName name : ServiceName.values()) {
            process.database(name.database());
        }
    }

    /** One replica each, as there is one broker; those of an earlier release get today's settings. */
    private void makeTopics() {
        Map<String, Object> broker = Map.of("bootstrap.servers", bootstrapServers());
        List<String> said = new ArrayList<>();
        try (BrokerSetup setup = new BrokerSetup(TopicsFile.shipped().withReplicas(1), broker, said::add)) {
            if (!setup.applyTopics(true)) {
                throw new IllegalStateException("The topics are of an earlier version, start with --fresh: " + said);
            }
        }
    }

    /** Starts the three services together, and the edge with them. */
    public void startServices() {
        ParallelTasks.run(
                servicesAndEdge().map(child -> (Runnable) child::start).toList());
    }

    private Stream<Child> servicesAndEdge() {
        return Stream.concat(services.values().stream(), Stream.ofNullable(edge));
    }

    /**
     * Starts a fleet of simulated machines.
     *
     * @param name of its process
     * @param hosts its hosts file
     * @param pace how much faster than a real server's time passes
     * @param poll how often an agent asks for work, ISO 8601
     */
    public Child startFleet(String name, Path hosts, double pace, String poll) {
        Path jar = settings.packaged().apply("local").toAbsolutePath();
        Path log = log(name);
        List<String> arguments = List.of(
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-Xmx160m",
                "-Xss256k",
                "-cp",
                jar.resolve("*")
                        + System.getProperty("path.separator")
                        + jar.resolve("lib").resolve("*"),
                "dev.mainstay.local.fleet.FleetMain",
                "--hosts",
                hosts.toAbsolutePath().toString(),
                "--dir",
                settings.data().resolve("machines").toAbsolutePath().toString(),
                "--scanner-url",
                address(ServiceName.SCANNER).toString(),
                "--patch-url",
                address(ServiceName.PATCH).toString(),
                "--pace",
                Double.toString(pace),
                "--poll",
                poll);
        JavaChild fleet = new JavaChild(name, 0, log, settings.data(), arguments, Map.of(), () -> true);
        fleets.add(fleet);
        fleet.start();
        return fleet;
    }

    /** All processes, in the order in which they are started. */
    public List<Child> children() {
        List<Child> children = new ArrayList<>(List.of(broker, database));
        servicesAndEdge().forEach(children::add);
        children.addAll(fleets);
        return children;
    }

    /** How a service gets into its database. */
    public Login database(ServiceName name) {
        return new Login(
                "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + name.database(),
                name.database(),
                Passwords.in(settings.data().resolve("database")).of(name.database()));
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + broker.port();
    }

    /** Address of a service, without a slash at the end. */
    public URI address(ServiceName name) {
        JavaChild service = services.get(name);
        return URI.create("http://127.0.0.1:" + (service == null ? name.usualPort() : service.port()));
    }

    /** Where the machine of that name keeps its effects. */
    public Path machine(String fqdn) {
        return settings.data().resolve("machines").resolve(fqdn);
    }

    /** Ends everything in order: fleets and services first, the stores last. */
    public void stop() {
        List<Runnable> first = new ArrayList<>();
        fleets.forEach(fleet -> first.add(fleet::stop));
        servicesAndEdge().forEach(child -> first.add(child::stop));
        ParallelTasks.run(first);
        ParallelTasks.run(List.of(broker::stop, database::stop));
    }
}
