package dev.mainstay.agent.windows.services;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.W32Errors;
import com.sun.jna.platform.win32.W32Service;
import com.sun.jna.platform.win32.W32ServiceManager;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.ENUM_SERVICE_STATUS;
import com.sun.jna.ptr.IntByReference;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.platform.Win32;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The service control manager through JNA. Handles live no longer than a call. */
public final class JnaServices implements Services {

    private static final int READ = Winsvc.SERVICE_QUERY_STATUS | Winsvc.SERVICE_QUERY_CONFIG;

    @Override
    public Answer<List<Status>> all() {
        return asking("the list of services", manager -> {
            List<Status> found = new ArrayList<>();
            for (var entry : manager.enumServicesStatusExProcess(WinNT.SERVICE_WIN32, Winsvc.SERVICE_STATE_ALL, null)) {
                Config config = configOrNothing(manager, entry.lpServiceName);
                found.add(new Status(
                        entry.lpServiceName,
                        entry.lpDisplayName,
                        state(entry.ServiceStatusProcess.dwCurrentState),
                        config.startType(),
                        config.imagePath()));
            }
            return List.copyOf(found);
        });
    }

    @Override
    public Answer<Optional<Status>> status(String name) {
        Answer<Status> status = asking("service " + name, manager -> {
            try (W32Service service = manager.openService(name, READ)) {
                Config config = config(service);
                State state = state(service.queryStatus().dwCurrentState);
                return new Status(name, config.displayName(), state, config.startType(), config.imagePath());
            }
        });
        if (status instanceof Answer.Failed<Status> failed && noSuchService(failed.failure())) {
            return Answer.of(Optional.empty());
        }
        return status instanceof Answer.Known<Status> known
                ? Answer.of(Optional.of(known.value()))
                : Answer.failed(status.whyNot().orElseThrow());
    }

    private static boolean noSuchService(Failure failure) {
        return Win32.hresult(W32Errors.ERROR_SERVICE_DOES_NOT_EXIST).equals(failure.hresult());
    }

    @Override
    public Answer<List<String>> runningDependents(String name) {
        return asking("what depends on service " + name, manager -> {
            try (W32Service service = manager.openService(name, Winsvc.SERVICE_ENUMERATE_DEPENDENTS)) {
                return runningDependents(service);
            }
        });
    }

    /** JNA's own enumDependentServices takes a service on which nothing depends for an error. */
    private static List<String> runningDependents(W32Service service) {
        IntByReference needed = new IntByReference();
        IntByReference count = new IntByReference();
        if (Advapi32.INSTANCE.EnumDependentServices(
                service.getHandle(), Winsvc.SERVICE_ACTIVE, Pointer.NULL, 0, needed, count)) {
            return List.of();
        }
        unless(W32Errors.ERROR_MORE_DATA);
        Memory buffer = new Memory(needed.getValue());
        if (!Advapi32.INSTANCE.EnumDependentServices(
                service.getHandle(), Winsvc.SERVICE_ACTIVE, buffer, needed.getValue(), needed, count)) {
            throw new Win32Exception(Native.getLastError());
        }
        if (count.getValue() == 0) {
            return List.of();
        }
        ENUM_SERVICE_STATUS first = Structure.newInstance(ENUM_SERVICE_STATUS.class, buffer);
        first.read();
        return Stream.of((ENUM_SERVICE_STATUS[]) first.toArray(count.getValue()))
                .map(dependent -> dependent.lpServiceName)
                .toList();
    }

    @Override
    public Optional<Failure> start(String name) {
        return doing("start of service " + name, name, Winsvc.SERVICE_START, service -> {
            if (!Advapi32.INSTANCE.StartService(service.getHandle(), 0, null)) {
                unless(W32Errors.ERROR_SERVICE_ALREADY_RUNNING);
            }
        });
    }

    @Override
    public Optional<Failure> stop(String name) {
        return doing("stop of service " + name, name, Winsvc.SERVICE_STOP, service -> {
            Winsvc.SERVICE_STATUS status = new Winsvc.SERVICE_STATUS();
            if (!Advapi32.INSTANCE.ControlService(service.getHandle(), Winsvc.SERVICE_CONTROL_STOP, status)) {
                unless(W32Errors.ERROR_SERVICE_NOT_ACTIVE);
            }
        });
    }

    @Override
    public Optional<Failure> setStartType(String name, StartType startType) {
        int wanted = switch (startType) {
            case AUTOMATIC -> WinNT.SERVICE_AUTO_START;
            case MANUAL -> WinNT.SERVICE_DEMAND_START;
            case DISABLED -> WinNT.SERVICE_DISABLED;
        };
        return doing("start type of service " + name, name, Winsvc.SERVICE_CHANGE_CONFIG, service -> {
            int same = ServiceConfig.NO_CHANGE;
            if (!ServiceConfig.INSTANCE.ChangeServiceConfig(
                    service.getHandle(), same, wanted, same, null, null, null, null, null, null, null)) {
                throw new Win32Exception(Native.getLastError());
            }
        });
    }

    private interface Asking<T> {
        T of(W32ServiceManager manager);
    }

    private interface Doing {
        void on(W32Service service);
    }

    private static <T> Answer<T> asking(String what, Asking<T> question) {
        try (W32ServiceManager manager =
                new W32ServiceManager(Winsvc.SC_MANAGER_CONNECT | Winsvc.SC_MANAGER_ENUMERATE_SERVICE)) {
            return Answer.of(question.of(manager));
        } catch (Win32Exception e) {
            return Answer.failed(Win32.failure(e.getErrorCode(), "The service manager refused: " + what));
        }
    }

    private static Optional<Failure> doing(String what, String name, int access, Doing action) {
        return asking(what, manager -> {
                    try (W32Service service = manager.openService(name, access)) {
                        action.on(service);
                        return true;
                    }
                })
                .whyNot();
    }

    private static void unless(int fine) {
        int error = Native.getLastError();
        if (error != fine) {
            throw new Win32Exception(error);
        }
    }

    private record Config(String displayName, Optional<StartType> startType, Optional<String> imagePath) {}

    private static Config configOrNothing(W32ServiceManager manager, String name) {
        try (W32Service service = manager.openService(name, Winsvc.SERVICE_QUERY_CONFIG)) {
            return config(service);
        } catch (Win32Exception e) {
            return new Config(name, Optional.empty(), Optional.empty());
        }
    }

    private static Config config(W32Service service) {
        IntByReference needed = new IntByReference();
        boolean read = ServiceConfig.INSTANCE.QueryServiceConfig(service.getHandle(), null, 0, needed);
        if (!read) {
            unless(W32Errors.ERROR_INSUFFICIENT_BUFFER);
        }
        Memory buffer = new Memory(needed.getValue());
        if (!ServiceConfig.INSTANCE.QueryServiceConfig(service.getHandle(), buffer, needed.getValue(), needed)) {
            throw new Win32Exception(Native.getLastError());
        }
        var config = new ServiceConfig.QueryServiceConfigW(buffer);
        return new Config(
                text(config.displayName), startType(config.startType), Optional.of(text(config.binaryPathName)));
    }

    private static String text(@Nullable Pointer text) {
        return text == null ? "" : text.getWideString(0);
    }

    /** 0 and 1, boot and system start, are for drivers. */
    private static Optional<StartType> startType(int number) {
        return switch (number) {
            case WinNT.SERVICE_AUTO_START -> Optional.of(StartType.AUTOMATIC);
            case WinNT.SERVICE_DEMAND_START -> Optional.of(StartType.MANUAL);
            case WinNT.SERVICE_DISABLED -> Optional.of(StartType.DISABLED);
            default -> Optional.empty();
        };
    }

    private static State state(int number) {
        return switch (number) {
            case Winsvc.SERVICE_STOPPED -> State.STOPPED;
            case Winsvc.SERVICE_START_PENDING -> State.START_PENDING;
            case Winsvc.SERVICE_STOP_PENDING -> State.STOP_PENDING;
            case Winsvc.SERVICE_RUNNING -> State.RUNNING;
            case Winsvc.SERVICE_CONTINUE_PENDING -> State.CONTINUE_PENDING;
            case Winsvc.SERVICE_PAUSE_PENDING -> State.PAUSE_PENDING;
            default -> State.PAUSED;
        };
    }
}
