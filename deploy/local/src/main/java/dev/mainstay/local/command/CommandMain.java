package dev.mainstay.local.command;

import java.io.IOException;
import java.util.List;

/**
 * Main of the commands, called by the script in the project's folder with the command and what was given to it. It ends with
 * 0, 1 or 2 as each command's help says.
 */
public final class CommandMain {
    private CommandMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            System.exit(run(Home.told(), List.of(args)));
        } catch (CommandFailedException e) {
            System.err.println(e.getMessage());
            System.exit(e.exit());
        }
    }

    private static int run(Home home, List<String> args) throws IOException, InterruptedException {
        String command = args.isEmpty() ? "" : args.get(0);
        List<String> given = args.subList(Math.min(1, args.size()), args.size());
        return switch (command) {
            case "up" -> new Up(home).run(Options.up(given));
            case "down" -> {
                Options.none(command, given);
                yield new Down(home).run();
            }
            case "status" -> new Status(home).print(Options.json(given));
            case "test" -> new Verification(home).run(Options.test(given));
            default -> throw new CommandFailedException(2, Text.UNKNOWN, command);
        };
    }
}
