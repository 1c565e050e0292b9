package dev.mainstay.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Command of the broker's administrator; {@link Options} has what it takes. */
public final class BrokerMain {
    static final int RIGHT = 0;
    static final int DIFFERS = 1;
    static final int USAGE = 2;
    static final int BROKER = 3;

    /** Held here because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private BrokerMain() {}

    public static void main(String[] args) {
        KAFKA.setLevel(Level.OFF); // what is wrong is said in one line
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            Options options = Options.of(args);
            TopicsFile file = options.file() == null ? TopicsFile.shipped() : TopicsFile.read(Path.of(options.file()));
            if (options.replicas() > 0) {
                file = file.withReplicas(options.replicas());
            }
            return run(options, file, out::println);
        } catch (Options.UnusableException e) {
            err.println(e.getMessage());
            err.println(Options.USAGE);
            return USAGE;
        } catch (UnusableFileException e) {
            err.println("The topics file cannot be used: " + e.getMessage());
            return USAGE;
        } catch (BrokerFailedException e) {
            err.println(e.getMessage());
            return BROKER;
        }
    }

    private static int run(Options options, TopicsFile file, Consumer<String> out) {
        if (options.command() == Options.Command.PRINT) {
            WantedTopic.of(file).stream()
                    .map(topic -> new Step.Create(topic).line())
                    .forEach(out);
            Rights.of(file, options.principal()).stream().map(Rights::text).forEach(out);
            return RIGHT;
        }
        try (BrokerSetup setup = new BrokerSetup(file, settings(options), out)) {
            boolean right = switch (options.command()) {
                case CHECK -> {
                    boolean topics = setup.checkTopics();
                    boolean rights = options.topicsOnly() || setup.checkRights(options.principal());
                    yield topics && rights;
                }
                case APPLY -> {
                    boolean topics = setup.applyTopics(options.shrink());
                    boolean rights = options.topicsOnly() || setup.applyRights(options.principal(), options.revoke());
                    yield topics && rights;
                }
                case LOGIN -> {
                    setup.login(options.login(), password(Path.of(options.passwordFile())));
                    yield true;
                }
                case PRINT -> true;
            };
            return right ? RIGHT : DIFFERS;
        }
    }

    private static Map<String, Object> settings(Options options) {
        Map<String, Object> settings = new HashMap<>();
        if (options.config() != null) {
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(options.config()))) {
                read.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Options.UnusableException("The file of --config cannot be read: " + options.config());
            }
            read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
        }
        if (options.bootstrap() != null) {
            settings.put("bootstrap.servers", options.bootstrap());
        }
        if (!settings.containsKey("bootstrap.servers")) {
            throw new Options.UnusableException("Which broker? Say --bootstrap, or bootstrap.servers in --config.");
        }
        settings.putIfAbsent("default.api.timeout.ms", "30000");
        settings.putIfAbsent("request.timeout.ms", "10000");
        return settings;
    }

    private static String password(Path file) {
        try {
            String password = Files.readString(file).strip();
            if (!password.isEmpty()) {
                return password;
            }
        } catch (IOException e) {
            // Said below.
        }
        throw new Options.UnusableException("There is no password in " + file);
    }
}
