package dev.mainstay.agent.windows.workload;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.platform.Workload.Health;
import dev.mainstay.agent.platform.Workload.HealthState;
import dev.mainstay.agent.platform.Workload.PoolReadiness;
import dev.mainstay.agent.platform.Workload.PoolState;
import dev.mainstay.agent.platform.WorkloadKind;
import dev.mainstay.agent.windows.powershell.PowerShell;
import dev.mainstay.agent.windows.services.Pace;
import dev.mainstay.agent.windows.services.Services;
import dev.mainstay.agent.windows.services.Services.Status;
import dev.mainstay.agent.windows.services.WorkloadServices;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether the host gives its service: every service of the product and of SQL Server that starts by itself runs, and a
 * Front End's pool says that it is ready.
 */
final class WorkloadHealth {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final Services services;
    private final PowerShell powerShell;
    private final Pace pace;

    WorkloadHealth(Services services, PowerShell powerShell, Pace pace) {
        this.services = services;
        this.powerShell = powerShell;
        this.pace = pace;
    }

    /** Looks until the host is healthy or the time is over; the last look counts. */
    Health check(WorkloadKind kind, Optional<Product> product, Duration timeout) {
        long deadline = pace.deadline(timeout);
        while (true) {
            Health health = look(kind, product, pace.left(deadline));
            if (health.state() == HealthState.HEALTHY || pace.left(deadline).isZero() || !pace.pause(BETWEEN_LOOKS)) {
                return health;
            }
        }
    }

    private Health look(WorkloadKind kind, Optional<Product> product, Duration timeout) {
        Answer<List<Status>> all = services.all();
        if (all.whyNot().isPresent()) {
            return new Health(HealthState.UNKNOWN, all.whyNot().get().message());
        }
        List<String> down = all.known().orElseThrow().stream()
                .filter(WorkloadServices::ofWorkload)
                .filter(service -> service.startType().equals(Optional.of(StartType.AUTOMATIC)))
                .filter(service -> !service.running())
                .map(service -> service.name() + " (" + service.state() + ")")
                .toList();
        if (!down.isEmpty()) {
            return new Health(HealthState.UNHEALTHY, "not running: " + String.join(", ", down));
        }
        boolean asksPool = kind == WorkloadKind.ENTERPRISE_FRONT_END
                && product.map(Product::tellsPoolReadiness).orElse(false);
        return asksPool ? pool(product.orElseThrow(), timeout) : new Health(HealthState.HEALTHY, "");
    }

    private Health pool(Product product, Duration timeout) {
        Answer<Optional<PoolReadiness>> told = new PoolUpgrade(product, powerShell).ask(timeout);
        if (!(told instanceof Answer.Known<Optional<PoolReadiness>> known)) {
            return new Health(HealthState.UNKNOWN, told.whyNot().orElseThrow().message());
        }
        return known.value()
                .filter(readiness -> readiness.state() != PoolState.READY)
                .map(readiness -> new Health(HealthState.UNHEALTHY, readiness.message()))
                .orElse(new Health(HealthState.HEALTHY, ""));
    }
}
