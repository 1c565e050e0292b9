package dev.mainstay.agent.windows.workload;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.platform.Progress;
import dev.mainstay.agent.platform.Workload.Drain;
import dev.mainstay.agent.platform.Workload.DrainOutcome;
import dev.mainstay.agent.platform.Workload.State;
import dev.mainstay.agent.platform.WorkloadKind;
import dev.mainstay.agent.windows.powershell.Parameter;
import dev.mainstay.agent.windows.powershell.PowerShell;
import dev.mainstay.agent.windows.powershell.Script;
import dev.mainstay.agent.windows.services.Pace;
import dev.mainstay.agent.windows.services.ServiceWatch;
import dev.mainstay.agent.windows.services.Services;
import dev.mainstay.agent.windows.services.Services.Status;
import dev.mainstay.agent.windows.services.WorkloadServices;
import dev.mainstay.agent.windows.workload.KeptServices.Kept;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services of Lync Server or Skype for Business Server, taken out and brought back. Stopped services are set to
 * start by hand, because a server takes new connections at once after a restart otherwise (Lync Server 2013, "Prevent new
 * connections to Lync Server for server maintenance"); Invoke-CsComputerFailOver does that itself.
 */
final class LyncWorkload {

    private final Product product;
    private final Services services;
    private final ServiceWatch watch;
    private final PowerShell powerShell;
    private final KeptServices kept;
    private final String fqdn;
    private final Pace pace;

    LyncWorkload(Product product, Services services, PowerShell powerShell, KeptServices kept, String fqdn, Pace pace) {
        this.product = product;
        this.services = services;
        this.watch = new ServiceWatch(services, pace);
        this.powerShell = powerShell;
        this.kept = kept;
        this.fqdn = fqdn;
        this.pace = pace;
    }

    Answer<State> state() {
        try {
            Optional<List<Kept>> before = kept.read();
            if (before.isEmpty()) {
                return Answer.of(State.SERVING);
            }
            Optional<Failure> running = watch.await(names(before.get()), Services.State.STOPPED, Duration.ZERO);
            if (running.isEmpty()) {
                return Answer.of(State.DRAINED);
            }
            return Hresult.WU_E_TIMEOUT.equals(running.get().hresult())
                    ? Answer.of(State.CHANGING)
                    : Answer.failed(running.get());
        } catch (IOException e) {
            return Answer.failed(Failure.of(String.valueOf(e.getMessage())));
        }
    }

    Drain drain(WorkloadKind kind, Duration timeout, Progress progress) {
        long deadline = pace.deadline(timeout);
        Answer<List<Status>> all = services.all();
        if (all.whyNot().isPresent()) {
            return failed(all.whyNot().get());
        }
        List<Status> ours = all.known().orElseThrow().stream()
                .filter(WorkloadServices::isLync)
                .toList();
        List<Kept> before;
        try {
            before = kept.keep(ours);
        } catch (IOException e) {
            return failed(Failure.of(String.valueOf(e.getMessage())));
        }
        progress.at(5, "connections are coming to their end");
        Optional<Failure> failure = failsOver(kind) ? failOver(timeout) : stopGracefully(before, timeout);
        if (failure.isEmpty()) {
            progress.at(80, "services are stopping");
            failure = stopTheRest(before, deadline);
        }
        if (failure.isEmpty()) {
            return new Drain(DrainOutcome.DRAINED, null, "");
        }
        return Hresult.WU_E_TIMEOUT.equals(failure.get().hresult())
                ? new Drain(
                        DrainOutcome.TIMED_OUT,
                        failure.get().hresult(),
                        failure.get().message())
                : failed(failure.get());
    }

    private static Drain failed(Failure why) {
        return new Drain(DrainOutcome.FAILED, why.hresult(), why.message());
    }

    private boolean failsOver(WorkloadKind kind) {
        return kind == WorkloadKind.ENTERPRISE_FRONT_END && product.failsOverComputers();
    }

    /** Half of the time to wait for the pool, in which nothing happens yet; the other half to drain. */
    private Optional<Failure> failOver(Duration timeout) {
        return script(Script.FAIL_OVER, timeout, Parameter.host(fqdn), Parameter.seconds(timeout.dividedBy(2)));
    }

    private Optional<Failure> stopGracefully(List<Kept> before, Duration timeout) {
        for (Kept service : before) {
            if (service.startType() == StartType.AUTOMATIC) {
                Optional<Failure> failure = services.setStartType(service.name(), StartType.MANUAL);
                if (failure.isPresent()) {
                    return failure;
                }
            }
        }
        return script(Script.STOP_GRACEFULLY, timeout);
    }

    /** Connections have ended by now; what the cmdlets left running is stopped as well. */
    private Optional<Failure> stopTheRest(List<Kept> before, long deadline) {
        for (Kept service : before) {
            Optional<Failure> failure = watch.stop(service.name(), pace.left(deadline));
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    Answer<State> restore(WorkloadKind kind, Duration timeout, Progress progress) {
        long deadline = pace.deadline(timeout);
        try {
            Optional<List<Kept>> before = kept.read();
            if (before.isEmpty()) {
                return Answer.of(State.SERVING);
            }
            progress.at(5, "services are starting");
            Optional<Failure> failure = failsOver(kind)
                    ? script(Script.FAIL_BACK, timeout, Parameter.host(fqdn), Parameter.seconds(timeout))
                    : Optional.empty();
            failure = failure.or(() -> startTypesBack(before.get()));
            if (failure.isEmpty() && !failsOver(kind)) {
                failure = script(Script.START_SERVICES, timeout);
            }
            failure = failure.or(() -> watch.await(
                    before.get().stream().filter(Kept::running).map(Kept::name).toList(),
                    Services.State.RUNNING,
                    pace.left(deadline)));
            if (failure.isPresent()) {
                return Answer.failed(failure.get());
            }
            kept.forget();
            return Answer.of(State.SERVING);
        } catch (IOException e) {
            return Answer.failed(Failure.of(String.valueOf(e.getMessage())));
        }
    }

    private Optional<Failure> startTypesBack(List<Kept> before) {
        for (Kept service : before) {
            Optional<Failure> failure = services.setStartType(service.name(), service.startType());
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private Optional<Failure> script(Script script, Duration timeout, Parameter... parameters) {
        Parameter[] all = new Parameter[parameters.length + 1];
        all[0] = Parameter.module(product.module());
        System.arraycopy(parameters, 0, all, 1, parameters.length);
        Answer<Map<String, String>> told = powerShell.run(script, timeout, all);
        return told.whyNot();
    }

    private static List<String> names(List<Kept> services) {
        return services.stream().map(Kept::name).toList();
    }
}
