package dev.mainstay.agent;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.agent.control.Enrolment;
import dev.mainstay.agent.control.HostKey;
import dev.mainstay.agent.control.Http;
import dev.mainstay.agent.control.OrderKeys;
import dev.mainstay.agent.control.SignedRequests;
import dev.mainstay.agent.control.UnreadableKeyException;
import dev.mainstay.agent.job.Jobs;
import dev.mainstay.agent.journal.Journal;
import dev.mainstay.agent.life.Lifeline;
import dev.mainstay.agent.life.Log;
import dev.mainstay.agent.platform.HostDown;
import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.scan.Scans;
import dev.mainstay.agent.spool.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One agent on one folder: enrols, scans, leases and runs jobs until it is closed. A process may have many, each with a
 * folder of its own. An agent runs once; to start it again, let {@link #run()} return and make a new one on the same folder.
 */
public final class Agent implements AutoCloseable {

    private final AgentConfig config;
    private final HostPlatform platform;
    private final Clock clock;
    private final Log log;
    private final Lifeline life;

    /** An agent that writes its log to the standard output. */
    public Agent(AgentConfig config, HostPlatform platform, Clock clock) {
        this(config, platform, clock, System.out::println);
    }

    /**
     * An agent in the company of others.
     *
     * @param log receives each line of the log, on any thread
     */
    public Agent(AgentConfig config, HostPlatform platform, Clock clock, Consumer<String> log) {
        this(config, platform, clock, log, checkpoint -> {});
    }

    Agent(AgentConfig config, HostPlatform platform, Clock clock, Consumer<String> log, Consumer<String> checkpoints) {
        this.config = config;
        this.platform = platform;
        this.clock = clock;
        this.log = new Log(config.fqdn(), clock, log);
        this.life = new Lifeline(checkpoints);
    }

    /** Runs on the calling thread until the agent ends, and says why it did. Throws nothing. */
    public AgentEnd run() {
        AgentEnd end;
        try {
            life.own();
            end = withFolder();
        } catch (HostDown e) {
            life.kill();
            return new AgentEnd(AgentEnd.Cause.HOST_DOWN, "the host went down");
        } catch (Lifeline.Closing e) {
            end = new AgentEnd(AgentEnd.Cause.CLOSED, "closed");
        } catch (UnreadableKeyException e) {
            end = new AgentEnd(AgentEnd.Cause.KEY_UNREADABLE, String.valueOf(e.getMessage()));
        } catch (Enrolment.RefusedException e) {
            end = new AgentEnd(AgentEnd.Cause.ENROLMENT_REFUSED, String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            end = new AgentEnd(AgentEnd.Cause.FOLDER_UNUSABLE, "cannot use " + config.folder() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            end = new AgentEnd(AgentEnd.Cause.FAULT, "a fault in the agent: " + e);
        } finally {
            life.disown();
        }
        log.info("ended", "cause", end.cause(), "message", end.message());
        return end;
    }

    private AgentEnd withFolder() throws IOException, UnreadableKeyException, Enrolment.RefusedException {
        Files.createDirectories(config.folder());
        try (FileChannel channel = FileChannel.open(
                        config.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IOException("another agent has the folder");
            }
            return withIdentity();
        } catch (OverlappingFileLockException e) {
            throw new IOException("another agent has the folder", e);
        }
    }

    private AgentEnd withIdentity() throws IOException, UnreadableKeyException, Enrolment.RefusedException {
        log.info("started", "version", AgentConfig.VERSION, "simulated", platform.simulated());
        Http http = new Http(config, clock, life);
        OrderKeys orderKeys = OrderKeys.in(config.orderKey());
        HostKey key = HostKey.in(config.folder());
        UUID hostId = new Enrolment(config, http, life, log).hostId(key);
        SignedRequests requests = new SignedRequests(config, http, key, hostId, clock);
        Spool scanSpool = new Spool(config.folder().resolve("scans"), config.spoolEntries(), life);
        Spool resultSpool = new Spool(config.folder().resolve("results"), config.spoolEntries(), life);
        Scans scans = new Scans(config, platform, requests, scanSpool, clock, life, log);
        try (Journal journal = Journal.open(config.folder().resolve("journal"), life)) {
            Jobs jobs = new Jobs(
                    config, hostId, orderKeys, platform, requests, journal, resultSpool, scans, clock, life, log);
            new Rounds(config, scans, jobs, life).go();
        }
        throw new IllegalStateException("the rounds ended");
    }

    /**
     * Asks the agent to end soon and in order: a call of the platform under way is interrupted, its outcome settled from
     * the journal by the next agent on the folder. Returns at once; {@link #run()} returns when it is done.
     */
    @Override
    public void close() {
        life.close();
    }

    /**
     * Ends the agent as if its process were killed: from now on nothing is written and nothing new is sent. Returns at
     * once; {@link #run()} returns soon.
     */
    public void kill() {
        life.kill();
    }
}
