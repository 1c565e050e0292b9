package dev.mainstay.local.command;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Start of everything, followed until it is ready or has failed. */
final class Up {
    /** HUP, INT and QUIT are for who waits here: what was started stays when the terminal goes. */
    private static final String APART = "trap '' HUP INT QUIT; exec \"$@\"";

    private static final int LAST_LINES = 20;
    private static final int INTERRUPTED = 130;

    private final Home home;
    private final Down down;

    Up(Home home) {
        this.home = home;
        this.down = new Down(home);
    }

    /** 0 when it runs, otherwise 1. */
    int run(Options.Ups options) throws IOException, InterruptedException {
        if (home.launcher().alive()) {
            if (options.some()) {
                throw new CommandFailedException(1, Text.RUNS_ALREADY);
            }
            System.out.println(Text.RUNS.with(home.address()));
            return 0;
        }
        for (int port : options.ports()) {
            if (Status.listening(port)) {
                throw new CommandFailedException(1, Text.PORT_TAKEN, Integer.toString(port));
            }
        }
        for (Path folder : List.of(home.run(), home.logs())) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        down.endStrays();
        if (new Build(home).stale() != 0) {
            return 1;
        }
        new Training(home).run();
        if (options.fresh()) {
            System.out.println(Text.FROM_EMPTY.with());
            Folders.remove(home.folder().resolve("data"));
        }
        Files.writeString(progress(), "");
        Files.deleteIfExists(home.run().resolve("address"));
        return follow(launch(options.forLauncher()));
    }

    private Process launch(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                APART,
                "sh",
                Home.java(),
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-cp",
                home.localClassPath(),
                "dev.mainstay.local.launcher.LauncherMain",
                "--home",
                home.folder().toString()));
        command.addAll(options);
        Process launcher = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log().toFile()))
                .start();
        PidFile.of(home.run().resolve("launcher.pid"), launcher.pid(), 0).write();
        return launcher;
    }

    /** Prints the launcher's progress. Who interrupts it ends everything. */
    private int follow(Process launcher) throws IOException, InterruptedException {
        Thread interrupted = new Thread(this::interrupted, "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        int told = 0;
        while (true) {
            boolean alive = launcher.isAlive();
            String progress = text(progress());
            List<String> lines = progress.substring(0, progress.lastIndexOf('\n') + 1)
                    .lines()
                    .toList();
            for (; told < lines.size(); told++) {
                String[] line = lines.get(told).split(" ", 2);
                String text = line.length == 2 ? line[1] : "";
                if (line[0].equals("failed")) {
                    settled(interrupted);
                    System.err.println("mainstay: " + text);
                    down.quietly();
                    return 1;
                }
                System.out.println("  " + text);
                if (line[0].equals("ready")) {
                    settled(interrupted);
                    return 0;
                }
            }
            if (!alive) {
                settled(interrupted);
                List<String> log = text(log()).lines().toList();
                log.subList(Math.max(0, log.size() - LAST_LINES), log.size()).forEach(System.err::println);
                down.quietly();
                throw new CommandFailedException(1, Text.LAUNCHER_ENDED);
            }
            Thread.sleep(200);
        }
    }

    private void interrupted() {
        try {
            down.run();
        } catch (IOException | InterruptedException e) {
            System.err.println(e);
        }
        Runtime.getRuntime().halt(INTERRUPTED);
    }

    /** Nothing is to be ended any more; if that has begun already, it ends this process too. */
    private static void settled(Thread interrupted) throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException e) {
            interrupted.join();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private Path progress() {
        return home.run().resolve("progress");
    }

    private Path log() {
        return home.logs().resolve("launcher.log");
    }
}
