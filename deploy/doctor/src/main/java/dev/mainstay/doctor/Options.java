package dev.mainstay.doctor;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What the command line says.
 *
 * @param services to look at; empty for those that have settings on this machine
 * @param folder with {@code <service>.properties} and {@code credentials/<service>/}
 * @param files settings of the one service, instead of those in the folder
 * @param process number of the running process of the one service, whose environment has its settings; 0 for none
 */
record Options(List<String> services, Path folder, List<Path> files, long process, boolean json, boolean help) {
    static final Path FOLDER = Path.of("/etc/mainstay");

    /** @throws IllegalArgumentException with what is not understood */
    static Options of(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        List<String> services = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        Path folder = FOLDER;
        long process = 0;
        boolean json = false;
        boolean help = false;
        while (!left.isEmpty()) {
            String word = left.pop();
            switch (word) {
                case "--json" -> json = true;
                case "-h", "--help" -> help = true;
                case "--folder" -> folder = value(word, left);
                case "--file" -> files.add(value(word, left));
                case "--process" -> process = number(word, left);
                default -> {
                    String name =
                            word.endsWith("-service") ? word.substring(0, word.length() - "-service".length()) : word;
                    if (!ServiceSettings.NAMES.contains(name)) {
                        throw new IllegalArgumentException(word);
                    }
                    services.add(name);
                }
            }
        }
        if (services.size() != 1 && !files.isEmpty()) {
            throw new IllegalArgumentException("--file");
        }
        if (services.size() != 1 && process != 0) {
            throw new IllegalArgumentException("--process");
        }
        return new Options(List.copyOf(services), folder, List.copyOf(files), process, json, help);
    }

    private static Path value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option);
        }
        return Path.of(left.pop());
    }

    private static long number(String option, Deque<String> left) {
        String number = left.isEmpty() ? "" : left.pop();
        if (!number.matches("[1-9][0-9]{0,9}")) {
            throw new IllegalArgumentException(option);
        }
        return Long.parseLong(number);
    }

    Path credentials(String service) {
        return folder.resolve("credentials").resolve(service);
    }

    /** Files of the service, the settings first. */
    List<Path> files(String service) {
        return files.isEmpty() && process == 0
                ? List.of(
                        folder.resolve(service + ".properties"),
                        credentials(service).resolve("secrets.properties"))
                : files;
    }
}
