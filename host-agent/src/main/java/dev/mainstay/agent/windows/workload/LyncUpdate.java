package dev.mainstay.agent.windows.workload;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Packages.Installed;
import dev.mainstay.agent.windows.programs.Programs;
import dev.mainstay.agent.windows.programs.Programs.Command;
import dev.mainstay.agent.windows.programs.Programs.Exit;
import dev.mainstay.agent.windows.services.Pace;
import dev.mainstay.agent.windows.services.ServiceWatch;
import dev.mainstay.agent.windows.services.Services;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Run of {@code LyncServerUpdateInstaller.exe} or {@code SkypeServerUpdateInstaller.exe}, which decides by itself which of
 * its patches apply. The web server stands still meanwhile, because it holds files of the product ("Patch or update a Back
 * End Server or Standard Edition server"). {@code /silentmode} and the codes 0 and 3010 are known from the field only:
 * Microsoft documents neither, so on a first server somebody should watch.
 */
public final class LyncUpdate {

    private static final String WEB_SERVER = "W3SVC";
    private static final Duration TO_STOP = Duration.ofMinutes(5);
    private static final int RESTART_NEEDED = 3010;

    private final Programs programs;
    private final Services services;
    private final ServiceWatch watch;

    public LyncUpdate(Programs programs, Services services, Pace pace) {
        this.programs = programs;
        this.services = services;
        this.watch = new ServiceWatch(services, pace);
    }

    /**
     * Installs a cumulative update. The services of the product must be stopped before.
     *
     * @param program the checked installer, in a folder of its own: it writes its logs beside itself
     */
    public Answer<Installed> install(Path program, Duration timeout) {
        Answer<Optional<Services.Status>> web = services.status(WEB_SERVER);
        if (web.whyNot().isPresent()) {
            return Answer.failed(web.whyNot().get());
        }
        boolean webRan = web.known().orElseThrow().map(Services.Status::running).orElse(false);
        Optional<Failure> stopped = webRan ? watch.stop(WEB_SERVER, TO_STOP) : Optional.empty();
        if (stopped.isPresent()) {
            return Answer.failed(stopped.get());
        }
        Answer<Installed> installed = run(program, timeout);
        Optional<Failure> started = webRan ? watch.start(WEB_SERVER, TO_STOP) : Optional.empty();
        if (started.isPresent() && installed.whyNot().isEmpty()) {
            return Answer.failed(new Failure(
                    started.get().hresult(),
                    "installed, but the web server does not start: "
                            + started.get().message()));
        }
        return installed;
    }

    private Answer<Installed> run(Path program, Duration timeout) {
        Path folder = Objects.requireNonNull(program.toAbsolutePath().getParent());
        Answer<Exit> answer = programs.run(new Command(program, List.of("/silentmode"), Map.of(), folder), timeout);
        if (!(answer instanceof Answer.Known<Exit> exit)) {
            return Answer.failed(answer.whyNot().orElseThrow());
        }
        int code = exit.value().code();
        if (code == 0 || code == RESTART_NEEDED) {
            return Answer.of(new Installed(code == RESTART_NEEDED, ""));
        }
        return Answer.failed(new Failure(
                new Hresult(code < 0 ? code : 0x80070000 | (code & 0xFFFF)),
                program.getFileName() + " ended with " + code + "; its logs are in " + folder));
    }
}
