package dev.mainstay.agent.windows.agentservice;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.W32Errors;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.HandlerEx;
import com.sun.jna.platform.win32.Winsvc.SERVICE_MAIN_FUNCTION;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_TABLE_ENTRY;
import dev.mainstay.agent.AgentEnd;
import dev.mainstay.agent.Main;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What the service control manager starts: {@code java … ServiceMain <configuration file> <log folder>}. By hand the agent
 * is started by {@link Main} instead.
 */
public final class ServiceMain {

    private static final long LOG_BYTES = 10L << 20;
    private static final int LOG_COUNT = 5;

    private final String configuration;
    private final LogFiles log;
    // The service manager calls these for as long as the process lives, so they are kept from being collected.
    private final SERVICE_MAIN_FUNCTION serviceMain = (count, arguments) -> live();
    private final HandlerEx controls = (control, event, data, context) -> control(control);
    private volatile AgentService service = new AgentService(new Nowhere());

    private ServiceMain(String configuration, LogFiles log) {
        this.configuration = configuration;
        this.log = log;
    }

    /**
     * Hands the process over to the service control manager.
     *
     * @param arguments configuration file, folder of the log files
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: ServiceMain <configuration file> <log folder>");
            Runtime.getRuntime().halt(AgentEnd.Cause.BAD_CONFIG.exitCode());
        }
        LogFiles log = new LogFiles(Path.of(arguments[1]), LOG_BYTES, LOG_COUNT);
        Lines lines = new Lines(log);
        System.setOut(new PrintStream(lines, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        new ServiceMain(arguments[0], log).dispatch();
        Runtime.getRuntime().halt(0); // The service has stopped: nothing that still runs counts.
    }

    /** Comes back when the service has stopped. */
    private void dispatch() {
        SERVICE_TABLE_ENTRY entry = new SERVICE_TABLE_ENTRY();
        SERVICE_TABLE_ENTRY[] table = (SERVICE_TABLE_ENTRY[]) entry.toArray(2); // The second, empty, ends it.
        table[0].lpServiceName = ServiceSetup.NAME;
        table[0].lpServiceProc = serviceMain;
        if (!Advapi32.INSTANCE.StartServiceCtrlDispatcher(table)) {
            log.accept("the service manager cannot be reached: Win32 error " + Native.getLastError()
                    + "; by hand the agent is started by java -jar host-agent.jar <configuration file>");
            Runtime.getRuntime().halt(AgentEnd.Cause.FAULT.exitCode());
        }
    }

    private void live() {
        SERVICE_STATUS_HANDLE handle =
                Advapi32.INSTANCE.RegisterServiceCtrlHandlerEx(ServiceSetup.NAME, controls, null);
        if (handle == null) {
            log.accept("the service manager takes no handler: Win32 error " + Native.getLastError());
            return;
        }
        service = new AgentService(new JnaServiceReport(handle));
        service.live(this::run);
    }

    private AgentEnd run(Consumer<Runnable> closer) {
        AgentEnd end;
        try {
            end = Main.run(new String[] {configuration}, System.getenv(), log, agent -> closer.accept(agent::close));
        } catch (RuntimeException | LinkageError e) {
            end = new AgentEnd(AgentEnd.Cause.FAULT, e.toString());
        }
        log.accept("service ends: " + end.cause() + " " + end.message());
        return end;
    }

    private int control(int control) {
        switch (control) {
            case Winsvc.SERVICE_CONTROL_STOP, Winsvc.SERVICE_CONTROL_PRESHUTDOWN, Winsvc.SERVICE_CONTROL_SHUTDOWN -> {
                service.stop();
                return W32Errors.NO_ERROR;
            }
            case Winsvc.SERVICE_CONTROL_INTERROGATE -> {
                return W32Errors.NO_ERROR;
            }
            default -> {
                return W32Errors.ERROR_CALL_NOT_IMPLEMENTED;
            }
        }
    }

    /** Before the service manager has called. */
    private static final class Nowhere implements ServiceReport {
        @Override
        public void pending(Way way, int checkpoint, java.time.Duration patience) {}

        @Override
        public void running() {}

        @Override
        public void stopped(int exitCode) {}
    }
}
