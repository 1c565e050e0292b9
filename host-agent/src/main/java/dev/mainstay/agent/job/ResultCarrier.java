package dev.mainstay.agent.job;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.agent.control.Operation;
import dev.mainstay.agent.control.Reply;
import dev.mainstay.agent.control.SignedRequests;
import dev.mainstay.agent.delivery.Delivery;
import dev.mainstay.agent.spool.Spool.Message;
import java.net.URI;
import java.util.Set;

/** Carrier of results to patch-service. */
final class ResultCarrier implements Delivery.Carrier {

    /** Somebody else has decided about the job; of anything else that is refused patch-service is told what it can take. */
    private static final Set<String> SETTLED = Set.of("stale-fence", "unknown-job", "job-terminal", "job-status");

    private final AgentConfig config;
    private final SignedRequests requests;

    ResultCarrier(AgentConfig config, SignedRequests requests) {
        this.config = config;
        this.requests = requests;
    }

    @Override
    public String what() {
        return "result";
    }

    @Override
    public Reply send(Message message) {
        return post(message, message.content());
    }

    @Override
    public long taken() {
        return requests.taken(Operation.RESULT);
    }

    @Override
    public boolean settledBy(Reply.Refused refused) {
        return SETTLED.contains(refused.code());
    }

    /** The same outcome, without the words that the host gave. */
    @Override
    public Reply tell(Message message, String why) {
        return post(
                message,
                ResultJson.bare(
                        message.content(),
                        "Patch-service cannot take the whole result (" + why
                                + "), though it takes others. It is set aside on the host, in the agent's folder"
                                + " results-aside; this is what it comes to"));
    }

    private Reply post(Message message, byte[] json) {
        URI url = URI.create(config.patchUrl() + "/agent/v1/jobs/" + message.name() + "/result");
        return requests.post(Operation.RESULT, url, json, message.name());
    }
}
