package dev.mainstay.broker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param replicas 0 for those of the file
 * @param login and {@code passwordFile} are empty unless the command is LOGIN
 */
record Options(
        Command command,
        @Nullable String bootstrap,
        @Nullable String config,
        @Nullable String file,
        String principal,
        int replicas,
        boolean topicsOnly,
        boolean shrink,
        boolean revoke,
        String login,
        String passwordFile) {

    static final String USAGE = """
            Usage: java -jar broker.jar COMMAND [options]
              check                says what on the broker is not as the topics file says; changes nothing
              apply                makes it so; what would lose records is refused
              login NAME           gives a SCRAM-SHA-512 login the password of --password-file
              print                prints topics and rights; asks no broker
              --bootstrap H:P,...  the broker
              --config FILE        settings of a Kafka client (bootstrap.servers, security.protocol, sasl.*, ssl.*)
              --topics FILE        a topics file instead of the one that came with Mainstay
              --replicas N         instead of those of the file
              --principal TEXT     how the broker calls a login; User:{login} unless said
              --topics-only        leaves rights alone
              --shrink             apply: records may begin to be deleted that are kept now
              --revoke             apply: takes rights away that the file does not give
              --password-file FILE login: its first and only line is the password
            Ends with 0 when all is right, 1 when something differs, was refused or is foreign, 2 when the options or a file
            cannot be used, 3 when the broker cannot be asked or does not obey.""";

    /** What is to be done. */
    enum Command {
        CHECK,
        APPLY,
        LOGIN,
        PRINT
    }

    /** A command line that says nothing, or nothing possible. */
    static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    static Options of(List<String> args) {
        Parsed parsed = new Parsed(new ArrayDeque<>(args));
        while (!parsed.left.isEmpty()) {
            parsed.next();
        }
        if (parsed.command == null) {
            throw new UnusableException("Which command?");
        }
        if (parsed.command == Command.LOGIN && (parsed.login.isEmpty() || parsed.passwordFile.isEmpty())) {
            throw new UnusableException("login needs a name and --password-file");
        }
        return new Options(
                parsed.command,
                parsed.bootstrap,
                parsed.config,
                parsed.file,
                parsed.principal,
                parsed.replicas,
                parsed.topicsOnly,
                parsed.shrink,
                parsed.revoke,
                parsed.login,
                parsed.passwordFile);
    }

    /** The options so far. */
    private static final class Parsed {
        private final Deque<String> left;
        private @Nullable Command command;
        private @Nullable String bootstrap;
        private @Nullable String config;
        private @Nullable String file;
        private String principal = BrokerSetup.SCRAM_PRINCIPAL;
        private int replicas;
        private boolean topicsOnly;
        private boolean shrink;
        private boolean revoke;
        private String login = "";
        private String passwordFile = "";

        Parsed(Deque<String> left) {
            this.left = left;
        }

        void next() {
            String word = left.pop();
            switch (word) {
                case "--bootstrap" -> bootstrap = value(word);
                case "--config" -> config = value(word);
                case "--topics" -> file = value(word);
                case "--principal" -> principal = principal(value(word));
                case "--replicas" -> replicas = number(word, value(word));
                case "--password-file" -> passwordFile = value(word);
                case "--topics-only" -> topicsOnly = true;
                case "--shrink" -> shrink = true;
                case "--revoke" -> revoke = true;
                default -> command(word);
            }
        }

        private void command(String word) {
            if (command == Command.LOGIN && login.isEmpty() && !word.startsWith("-")) {
                login = word;
                return;
            }
            if (command != null) {
                throw new UnusableException("Not understood: " + word);
            }
            command = switch (word.toLowerCase(Locale.ROOT)) {
                case "check" -> Command.CHECK;
                case "apply" -> Command.APPLY;
                case "login" -> Command.LOGIN;
                case "print" -> Command.PRINT;
                default -> throw new UnusableException("Not understood: " + word);
            };
        }

        private String value(String option) {
            String value = left.poll();
            if (value == null || value.isBlank()) {
                throw new UnusableException(option + " has no value");
            }
            return value;
        }

        private static String principal(String value) {
            if (!value.contains("{login}") || !value.startsWith("User:")) {
                throw new UnusableException("--principal begins with User: and has {login} in it: " + value);
            }
            return value;
        }

        private static int number(String option, String value) {
            try {
                int number = Integer.parseInt(value);
                if (number >= 1 && number <= Short.MAX_VALUE) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new UnusableException(option + " is not a number of replicas: " + value);
        }
    }
}
