package dev.mainstay.local.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What was given to a command, refused with 2 where the command does not take it. */
final class Options {
    private static final Set<String> PORTS = Set.of(
            "--edge-port", "--scanner-port", "--patch-port", "--report-port", "--broker-port", "--database-port");

    private Options() {}

    /**
     * Options of up.
     *
     * @param fresh whether the data of earlier runs is forgotten
     * @param ports 1 to 65535, in the order given
     * @param forLauncher the options with the ports, as the launcher takes them
     */
    record Ups(boolean fresh, List<Integer> ports, List<String> forLauncher) {
        boolean some() {
            return fresh || !ports.isEmpty();
        }
    }

    static Ups up(List<String> given) {
        boolean fresh = false;
        List<Integer> ports = new ArrayList<>();
        List<String> forLauncher = new ArrayList<>();
        for (Iterator<String> left = given.iterator(); left.hasNext(); ) {
            String option = left.next();
            if (option.equals("--fresh")) {
                fresh = true;
            } else if (PORTS.contains(option)) {
                String port = left.hasNext() ? left.next() : "";
                if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65535) {
                    throw new CommandFailedException(2, Text.NO_PORT, option);
                }
                ports.add(Integer.parseInt(port));
                forLauncher.addAll(List.of(option, port));
            } else {
                throw new CommandFailedException(2, Text.NOT_TAKEN, "up", option);
            }
        }
        return new Ups(fresh, ports, forLauncher);
    }

    /** Whether status is to be JSON. */
    static boolean json(List<String> given) {
        boolean json = !given.isEmpty() && given.get(0).equals("--json");
        none("status", json ? given.subList(1, given.size()) : given);
        return json;
    }

    /** What Maven is told besides {@code verify}: nothing, or to run the attack alone. */
    static List<String> test(List<String> given) {
        List<String> forMaven = new ArrayList<>();
        for (Iterator<String> left = given.iterator(); left.hasNext(); ) {
            String option = left.next();
            if (!option.equals("--attack") && !option.equals("--seed")) {
                throw new CommandFailedException(2, Text.NOT_TAKEN, "test", option);
            }
            String number = left.hasNext() ? left.next() : "";
            if (!number.matches("[0-9]{1,18}")) {
                throw new CommandFailedException(2, Text.NO_NUMBER, option);
            }
            if (option.equals("--attack")) {
                // Only this test, and nothing of the modules before it.
                forMaven.addAll(List.of(
                        "-Dtest=none",
                        "-Dsurefire.failIfNoSpecifiedTests=false",
                        "-Dit.test=AttackIT",
                        "-Dfailsafe.failIfNoSpecifiedTests=false",
                        "-Dmainstay.attack.minutes=" + number));
            } else {
                forMaven.add("-Dmainstay.attack.seed=" + number);
            }
        }
        return forMaven;
    }

    static void none(String command, List<String> given) {
        if (!given.isEmpty()) {
            throw new CommandFailedException(2, Text.NOT_TAKEN, command, given.get(0));
        }
    }
}
