package dev.mainstay.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Command {@code mainstay doctor}. Ends with 0 when nothing is wrong, though something may be worth a thought; with 1 when something
 * is wrong; with 2 when it is told something that it does not understand, or finds no service.
 */
public final class DoctorMain {
    static final int WELL = 0;
    static final int ILL = 1;
    static final int USAGE = 2;

    /** Held here because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger ALL = Logger.getLogger("");

    private DoctorMain() {}

    public static void main(String[] args) throws InterruptedException {
        ALL.setLevel(Level.OFF); // what is wrong is said in findings
        System.exit(run(List.of(args), System.getenv(), System.out, System.err, Locale.getDefault()));
    }

    static int run(
            List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err, Locale locale)
            throws InterruptedException {
        Texts texts = new Texts(locale);
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            err.println(texts.of("usage.not", String.valueOf(e.getMessage())));
            err.println(texts.of("usage"));
            return USAGE;
        }
        if (options.help()) {
            out.println(texts.of("usage"));
            return WELL;
        }
        List<String> services = services(options);
        if (services.isEmpty()) {
            err.println(texts.of("usage.none", options.folder()));
            return USAGE;
        }
        Map<String, String> settings = environment;
        if (options.process() != 0) {
            try {
                settings = environment(options.process());
            } catch (IOException e) {
                err.println(texts.of("usage.process", String.valueOf(options.process())));
                return USAGE;
            }
        }
        Map<String, List<Finding>> found = new LinkedHashMap<>();
        for (String service : services) {
            found.put(service, look(service, options, settings));
        }
        if (options.json()) {
            json(found, texts, out);
        } else {
            text(found, texts, out);
        }
        boolean ill =
                found.values().stream().flatMap(List::stream).anyMatch(finding -> finding.standing() == Standing.WRONG);
        return ill ? ILL : WELL;
    }

    /** Variables of a process, which Linux shows to its owner. */
    private static Map<String, String> environment(long process) throws IOException {
        Map<String, String> variables = new TreeMap<>();
        for (String variable : Files.readString(Path.of("/proc", Long.toString(process), "environ"))
                .split("\0", -1)) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                variables.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return variables;
    }

    private static List<String> services(Options options) {
        return options.services().isEmpty()
                ? ServiceSettings.NAMES.stream()
                        .filter(name -> Files.exists(options.folder().resolve(name + ".properties")))
                        .toList()
                : options.services();
    }

    private static List<Finding> look(String service, Options options, Map<String, String> environment)
            throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        List<Path> there = new ArrayList<>();
        try {
            for (Path file : options.files(service)) {
                if (Files.isReadable(file)) {
                    there.add(file);
                    boolean secret = file.getFileName().toString().startsWith("secrets");
                    findings.add(
                            secret && KeyFile.isReadByOthers(file)
                                    ? Finding.wrong(Area.SETTINGS, "settings.open", file)
                                    : Finding.ok(Area.SETTINGS, "settings.there", file));
                } else {
                    findings.add(Finding.wrong(Area.SETTINGS, "settings.unreadable", file));
                }
            }
            ServiceSettings settings = ServiceSettings.read(service, there, options.credentials(service), environment);
            findings.addAll(
                    new Doctor(checks(eventKeyHere(options, environment)), Doctor.USUAL_DEADLINE).look(settings));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            findings.add(Finding.wrong(Area.SETTINGS, "settings.broken", Lines.first(e)));
        }
        return findings;
    }

    private static List<Check> checks(Optional<Path> eventKeyHere) {
        return List.of(
                new DiskCheck(List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/var/log"))),
                new TimeServiceCheck(),
                new DatabaseCheck(),
                new BrokerCheck(),
                new CertificateCheck(Clock.systemUTC()),
                new KeyCheck(eventKeyHere));
    }

    private static Optional<Path> eventKeyHere(Options options, Map<String, String> environment) {
        Path file = options.folder().resolve("scanner.properties");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        return ServiceSettings.read("scanner", List.of(file), options.credentials("scanner"), environment)
                .find("mainstay.messaging.signing.key")
                .map(Path::of);
    }

    private static void text(Map<String, List<Finding>> found, Texts texts, PrintStream out) {
        int wrong = 0;
        int warnings = 0;
        for (Map.Entry<String, List<Finding>> service : found.entrySet()) {
            for (Finding finding : service.getValue()) {
                out.printf(
                        "%-9s %-8s %-13s %s%n",
                        texts.of("standing." + finding.standing().word()),
                        service.getKey(),
                        texts.of("area." + finding.area().word()),
                        texts.of(finding));
                texts.mend(finding).ifPresent(mend -> out.printf("%-9s %s%n", "", "→ " + mend));
                wrong += finding.standing() == Standing.WRONG ? 1 : 0;
                warnings += finding.standing() == Standing.WARNING ? 1 : 0;
            }
        }
        out.println(texts.of("summary", wrong, warnings));
    }

    private static void json(Map<String, List<Finding>> found, Texts texts, PrintStream out) {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode lines = mapper.createArrayNode();
        found.forEach((service, findings) -> findings.forEach(finding -> {
            ObjectNode line = lines.addObject();
            line.put("service", service + "-service");
            line.put("standing", finding.standing().word());
            line.put("area", finding.area().word());
            line.put("code", finding.code());
            line.put("text", texts.of(finding));
            texts.mend(finding).ifPresent(mend -> line.put("mend", mend));
        }));
        out.println(lines.toPrettyString());
    }
}
