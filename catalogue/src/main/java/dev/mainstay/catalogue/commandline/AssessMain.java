package dev.mainstay.catalogue.commandline;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Behind {@code ./mainstay assess} and {@code ./mainstay catalogue}: {@code assess …} or {@code catalogue …} as the first
 * argument. The system property {@code mainstay.home} names the folder of the default catalogue, {@code .mainstay} without
 * it.
 */
public final class AssessMain {

    static final String CATALOGUE = "catalogue.zip";

    private final Path home;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    AssessMain(Path home, Clock clock, PrintStream out, PrintStream err) {
        this.home = home;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        // Always UTF-8: in the C locale Java would print question marks for what the hosts' names are made of.
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        Path home = Path.of(System.getProperty("mainstay.home", ".mainstay"));
        ExitCode code = new AssessMain(home, Clock.system(ZoneId.systemDefault()), out, err).run(List.of(arguments));
        out.flush();
        err.flush();
        System.exit(code.status());
    }

    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(to)), to == FileDescriptor.err, StandardCharsets.UTF_8);
    }

    ExitCode run(List<String> arguments) {
        String command = arguments.isEmpty() ? "assess" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        if (rest.contains("--help") || rest.contains("-h")) {
            out.print(help(command));
            return ExitCode.NOTHING_MISSING;
        }
        try {
            return command.equals("catalogue")
                    ? new CatalogueCommand(home.resolve(CATALOGUE), clock, out, err).run(rest)
                    : new AssessCommand(home.resolve(CATALOGUE), clock, out, err).run(rest);
        } catch (UsageException e) {
            return failed(String.valueOf(e.getMessage()), ExitCode.UNREADABLE);
        } catch (NoCatalogueException e) {
            return failed(String.valueOf(e.getMessage()), ExitCode.NOT_JUDGED);
        } catch (FileSystemException e) {
            return failed(Message.DISK.with(e.getFile()), ExitCode.UNREADABLE);
        } catch (IOException e) {
            return failed(Message.DISK.with(String.valueOf(e.getMessage())), ExitCode.UNREADABLE);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return failed(Message.UNFORESEEN.with(kept(e)), ExitCode.FAILED);
        }
    }

    /** Where the error happened goes to a file: a person reads one line. */
    private Path kept(Throwable error) {
        Path log = home.resolve("logs").resolve("assess-error.log");
        try {
            Files.createDirectories(log.getParent());
            try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(log))) {
                error.printStackTrace(file);
            }
        } catch (IOException e) {
            error.addSuppressed(e); // nothing is lost but the file
        }
        return log;
    }

    private ExitCode failed(String message, ExitCode code) {
        err.println(Message.ERROR.with(Columns.printable(message)));
        return code;
    }

    private static String help(String command) {
        String language = Locale.getDefault().getLanguage().equals("fr") ? "_fr" : "";
        String name = (command.equals("catalogue") ? "catalogue" : "assess") + "-help" + language + ".txt";
        try (InputStream in = AssessMain.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The build left out the resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
