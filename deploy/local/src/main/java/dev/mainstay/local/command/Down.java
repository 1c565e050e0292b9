package dev.mainstay.local.command;

import java.io.IOException;
import java.nio.file.Files;

/** End of what up started, also of what a launcher left behind that was killed itself. */
final class Down {
    private static final int LAUNCHER_SECONDS = 30;
    private static final int CHILD_SECONDS = 10;

    private final Home home;

    Down(Home home) {
        this.home = home;
    }

    /** Always 0. */
    int run() throws IOException, InterruptedException {
        boolean runs = home.launcher().alive();
        if (runs) {
            System.out.println(Text.ENDING.with());
        }
        quietly();
        System.out.println((runs ? Text.ENDED : Text.NOTHING_RAN).with());
        return 0;
    }

    void quietly() throws IOException, InterruptedException {
        PidFile launcher = home.launcher();
        launcher.end(false);
        launcher.awaitEnd(LAUNCHER_SECONDS); // it ends its children in order
        endStrays();
    }

    /** Ends what an earlier launcher left behind: the children's pid files tell. */
    void endStrays() throws IOException, InterruptedException {
        var left = PidFile.in(home.run());
        left.forEach(process -> process.end(false));
        for (PidFile process : left) {
            process.awaitEnd(CHILD_SECONDS);
            process.end(true);
            Files.deleteIfExists(process.file());
        }
    }
}
