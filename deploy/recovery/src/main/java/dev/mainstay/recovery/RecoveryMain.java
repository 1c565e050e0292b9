package dev.mainstay.recovery;

import java.io.PrintStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Command of whoever restores the suite; {@link Options} has what it takes. */
public final class RecoveryMain {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    /** Held here because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private RecoveryMain() {}

    public static void main(String[] args) {
        KAFKA.setLevel(Level.OFF); // what is wrong is said in one line
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** As the command line does it; gives its exit code. */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            Options options = Options.of(args);
            switch (options.command()) {
                case PLAN ->
                    RecoveryPlanner.plan(options.lost())
                            .forEach(step -> out.printf("%-8s %s%n", where(step), step.says()));
                case MEND -> new Mending(Settings.read(options.settings()), out).run(options.lost(), options.to());
                case ANNOUNCE -> new Announcements(Settings.read(options.settings()), out).run(options.reason());
            }
            return DONE;
        } catch (UnusableException e) {
            err.println("recovery: " + e.getMessage());
            err.println(Options.USAGE);
            return USAGE;
        } catch (RecoveryFailedException e) {
            err.println("recovery: " + e.getMessage());
            return FAILED;
        }
    }

    private static String where(Step step) {
        return switch (step) {
            case Step.Change change -> change.database().word();
            case Step.Comparison comparison -> comparison.database().word();
            case Step.Emptying emptying -> "broker";
            case Step.Rereading rereading -> "broker";
        };
    }
}
