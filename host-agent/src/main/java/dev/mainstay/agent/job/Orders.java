package dev.mainstay.agent.job;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.agent.control.Operation;
import dev.mainstay.agent.control.Reply;
import dev.mainstay.agent.control.SignedRequests;
import dev.mainstay.agent.job.entry.JobOutcome;
import dev.mainstay.agent.job.order.JobOrder;
import dev.mainstay.agent.job.order.OrderPolicy;
import dev.mainstay.agent.job.order.OrderRefusal;
import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.json.JsonException;
import dev.mainstay.agent.json.Message;
import dev.mainstay.agent.life.Log;
import dev.mainstay.agent.platform.Machine;
import dev.mainstay.agent.scan.MachineJson;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Requests to patch-service for an order, and word to it of one that the host refuses. */
final class Orders {

    private final AgentConfig config;
    private final OrderPolicy policy;
    private final SignedRequests requests;
    private final Clock clock;
    private final Log log;

    Orders(AgentConfig config, OrderPolicy policy, SignedRequests requests, Clock clock, Log log) {
        this.config = config;
        this.policy = policy;
        this.requests = requests;
        this.clock = clock;
        this.log = log;
    }

    /**
     * The order to carry out now; empty when there is none, or none that may be carried out. None is given while the service
     * does not know which machine the host is ({@code identity-conflict}): a person decides, and the agent asks again.
     *
     * @param machine on which this agent runs
     * @param resultWaits whether the result of a job is still here: the service has not taken it and offers the job again, which
     *     is no replay to be refused
     * @param serving services of the product that run on the host
     */
    Optional<JobOrder> next(
            long lastFence, Machine machine, Predicate<UUID> resultWaits, Supplier<List<String>> serving) {
        byte[] asking = Json.bytes(json -> {
            json.writeStartObject();
            MachineJson.write(json, machine);
            json.writeEndObject();
        });
        Reply reply = requests.post(Operation.LEASE, URI.create(config.patchUrl() + "/agent/v1/leases"), asking);
        if (!(reply instanceof Reply.Ok ok)) {
            log.warn("no-lease", "why", reply);
            return Optional.empty();
        }
        if (ok.status() != 200) {
            return Optional.empty();
        }
        OrderPolicy.Verdict verdict = policy.judge(ok.body(), ok.orderSignature(), lastFence, clock.instant());
        if (verdict instanceof OrderPolicy.Verdict.Refused refused) {
            refuse(ok.body(), refused, machine, resultWaits);
            return Optional.empty();
        }
        JobOrder order = ((OrderPolicy.Verdict.Accepted) verdict).order();
        Optional<String> undrained = DrainGuard.wantedBy(order) ? DrainGuard.inWords(serving.get()) : Optional.empty();
        if (undrained.isPresent()) {
            String detail = undrained.get() + "; the order calls the host " + order.kind()
                    + (order.drain() ? "" : " and wants no drain")
                    + ". Import a topology that says what the host is, and find out who made the order";
            refuse(ok.body(), new OrderPolicy.Verdict.Refused(OrderRefusal.UNDRAINED, detail), machine, resultWaits);
            return Optional.empty();
        }
        return Optional.of(order);
    }

    /**
     * Ends the job that the order says it is. Nothing else in an order that may be forged is believed, and the service ends
     * only a job of this host at that fence. Not kept when the service is away: it will offer the order again.
     */
    private void refuse(
            String text, OrderPolicy.Verdict.Refused refused, Machine machine, Predicate<UUID> resultWaits) {
        try {
            Fields order = Json.object(text);
            UUID jobId = order.uuid("jobId");
            if (refused.why() == OrderRefusal.REPLAYED && resultWaits.test(jobId)) {
                log.warn("order-offered-again", "jobId", jobId, "why", "its result is not yet taken");
                return;
            }
            log.warn("order-refused", "jobId", jobId, "refusal", refused.why(), "why", refused.detail());
            URI url = URI.create(config.patchUrl() + "/agent/v1/jobs/" + jobId + "/result");
            Reply reply = requests.post(
                    Operation.RESULT, url, json(order.number("fence"), refused, machine, clock.instant()));
            if (!(reply instanceof Reply.Ok)) {
                log.warn("refusal-not-taken", "jobId", jobId, "why", reply);
            }
        } catch (JsonException e) {
            log.warn("order-refused", "refusal", refused.why(), "why", refused.detail(), "unreadable", e.getMessage());
        }
    }

    private static byte[] json(long fence, OrderPolicy.Verdict.Refused refused, Machine machine, Instant now) {
        String message = refused.why().inWords() + (refused.detail().isEmpty() ? "" : ": " + refused.detail());
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("fence", fence);
            json.writeStringField("outcome", JobOutcome.FAILED.name());
            json.writeStringField("refusal", refused.why().name());
            json.writeStringField(
                    "finishedAt", now.truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeBooleanField("restarted", false);
            json.writeStringField("health", "UNKNOWN");
            json.writeStringField("message", Message.within(message));
            json.writeArrayFieldStart("updates");
            json.writeEndArray();
            MachineJson.write(json, machine);
            json.writeEndObject();
        });
    }
}
