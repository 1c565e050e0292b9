package dev.mainstay.agent.job.entry;

import dev.mainstay.agent.job.order.JobOrder;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a job stands: the journal's records, one after the other, and nothing else. */
public final class JobState {

    private final JobOrder order;
    private final Map<Step, Instant> began = new EnumMap<>(Step.class);
    private final Map<Step, JobEntry.StepEnded> ended = new EnumMap<>(Step.class);
    private final Map<UpdateId, UpdateResult> results = new HashMap<>();
    private final Map<UpdateId, Integer> installCalls = new HashMap<>();
    private final EulaState eulas = new EulaState();
    private final PackageState packages = new PackageState();
    private JobEntry.@Nullable InstallBegan openInstall;
    private JobEntry.@Nullable RestartBegan openRestart;
    private int restartCalls;
    private boolean restartDue;
    private @Nullable Instant restartedAt;
    private boolean restartedInReboot;
    private @Nullable UUID scanId;
    private JobEntry.@Nullable Verified verified;
    private JobEntry.@Nullable Stopped stopped;
    private JobEntry.@Nullable Abandoned abandoned;
    private @Nullable Instant endedAt;

    public JobState(JobEntry.Taken taken) {
        this.order = taken.order();
    }

    public void apply(JobEntry entry) {
        if (entry instanceof JobEntry.StepBegan begun) {
            began.putIfAbsent(begun.step(), begun.at());
        } else if (entry instanceof JobEntry.StepEnded end) {
            ended.put(end.step(), end);
        } else if (entry instanceof JobEntry.EulasBegan || entry instanceof JobEntry.EulasEnded) {
            eulas.apply(entry);
        } else if (entry instanceof JobEntry.InstallBegan install) {
            openInstall = install;
            install.updates().forEach(update -> installCalls.merge(update, 1, Integer::sum));
        } else if (entry instanceof JobEntry.InstallEnded install) {
            openInstall = null;
            install.results().forEach(this::applyResult);
        } else if (entry instanceof JobEntry.PackageBegan || entry instanceof JobEntry.PackageEnded) {
            packages.apply(entry);
            restartDue |= entry instanceof JobEntry.PackageEnded ended && ended.restartNeeded();
        } else if (entry instanceof JobEntry.RestartBegan restart) {
            openRestart = restart;
            restartCalls++;
        } else if (entry instanceof JobEntry.RestartEnded) {
            openRestart = null;
            restartCalls = 0;
            restartDue = false;
            restartedAt = entry.at();
            restartedInReboot = began(Step.REBOOT);
        } else if (entry instanceof JobEntry.VerifyBegan verify) {
            scanId = verify.scanId();
        } else if (entry instanceof JobEntry.Verified result) {
            verified = result;
        } else if (entry instanceof JobEntry.Stopped stop) {
            stopped = stopped == null ? stop : stopped;
        } else if (entry instanceof JobEntry.Abandoned abandon) {
            abandoned = abandon;
        } else if (entry instanceof JobEntry.Ended end) {
            endedAt = end.at();
        }
    }

    private void applyResult(UpdateResult result) {
        results.put(result.update(), result);
        boolean always = order.updates().stream()
                .anyMatch(update -> update.id().equals(result.update())
                        && update.rebootBehavior() == RebootBehavior.ALWAYS_REQUIRES_REBOOT);
        restartDue |= result.rebootRequired() || (result.succeeded() && always);
    }

    public JobOrder order() {
        return order;
    }

    public boolean began(Step step) {
        return began.containsKey(step);
    }

    @Nullable
    public Instant beganAt(Step step) {
        return began.get(step);
    }

    public JobEntry.@Nullable StepEnded ended(Step step) {
        return ended.get(step);
    }

    /** Whether the workload may be out of service because of this job. */
    public boolean drainBegan() {
        JobEntry.StepEnded end = ended.get(Step.DRAIN);
        return began(Step.DRAIN) && (end == null || end.state() != StepState.SKIPPED);
    }

    /** Whether updates may have been installed: from here on the job is carried to its end. */
    public boolean installBegan() {
        return !installCalls.isEmpty() || packages.calls() > 0;
    }

    public PackageState packages() {
        return packages;
    }

    public EulaState eulas() {
        return eulas;
    }

    public int installCalls(UpdateId update) {
        return installCalls.getOrDefault(update, 0);
    }

    @Nullable
    public UpdateResult result(UpdateId update) {
        return results.get(update);
    }

    /** Whether another call may still install the update. */
    boolean open(UpdateId update, int mostCalls) {
        UpdateResult result = results.get(update);
        if (result != null && result.succeeded()) {
            return false;
        }
        Hresult why = result == null ? null : result.hresult();
        if (why == null) {
            return result == null && installCalls(update) < mostCalls;
        }
        int most = why.equals(Hresult.WU_E_UH_NEEDANOTHERDOWNLOAD) ? mostCalls : why.tries(mostCalls);
        return installCalls(update) < most;
    }

    /** The updates to install in the next call; empty when there is nothing left to try or nothing sense in trying. */
    public List<UpdateId> nextInstall(int mostCalls) {
        for (List<UpdateId> batch : order.batches()) {
            List<UpdateId> open =
                    batch.stream().filter(update -> open(update, mostCalls)).toList();
            if (!open.isEmpty()) {
                return open;
            }
            if (batch.stream().anyMatch(this::notInstalled)) {
                return List.of();
            }
        }
        return List.of();
    }

    public boolean notInstalled(UpdateId update) {
        UpdateResult result = results.get(update);
        return result == null || !result.succeeded();
    }

    public JobEntry.@Nullable InstallBegan openInstall() {
        return openInstall;
    }

    public JobEntry.@Nullable RestartBegan openRestart() {
        return openRestart;
    }

    public int restartCalls() {
        return restartCalls;
    }

    public boolean restartDue() {
        return restartDue;
    }

    /** When it was seen that the host had restarted; null when it has not, in this job. */
    @Nullable
    public Instant restartedAt() {
        return restartedAt;
    }

    /** Whether that was in the REBOOT step. By the order of the records: a restart may set the clock back. */
    public boolean restartedInReboot() {
        return restartedInReboot;
    }

    @Nullable
    public UUID scanId() {
        return scanId;
    }

    public JobEntry.@Nullable Verified verified() {
        return verified;
    }

    public JobEntry.@Nullable Stopped stopped() {
        return stopped;
    }

    public boolean abandoned() {
        return abandoned != null;
    }

    @Nullable
    public Instant endedAt() {
        return endedAt;
    }
}
