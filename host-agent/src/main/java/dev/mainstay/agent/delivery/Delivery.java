package dev.mainstay.agent.delivery;

import dev.mainstay.agent.control.Reply;
import dev.mainstay.agent.life.Log;
import dev.mainstay.agent.spool.Spool;
import dev.mainstay.agent.spool.Spool.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Delivery of what lies in a spool, oldest first. A message waits for as long as nobody answers. One that the service itself
 * fails over is passed by, and after {@value #TRIES} tries the service is told, in a few words that it can take, that there
 * is something it cannot; when that is taken, the message is set aside. Away is not failing: nobody's silence loses a
 * message.
 */
public final class Delivery {

    /** Tries that count, until the service is told; twice as many until the message is set aside untold. */
    static final int TRIES = 5;

    /** Where things stand. */
    public enum Standing {
        /** Nothing is left. */
        EMPTY,
        /** What is left is what the service fails over; it takes other things. */
        STUCK,
        /** The service did not answer. */
        AWAY
    }

    /** What is carried, and to whom. */
    public interface Carrier {

        /** In the log, {@code scan}. */
        String what();

        Reply send(Message message);

        /** How many requests the service has taken since the start of this process, whatever was in them. */
        long taken();

        /** Whether a refusal is all that there is to say of the message. */
        boolean settledBy(Reply.Refused refused);

        /**
         * Says to the service, in place of the message, that there is something that it cannot take.
         *
         * @param why what it answered, for a person
         */
        Reply tell(Message message, String why);
    }

    private final Spool spool;
    private final Carrier carrier;
    private final Log log;
    /** What the service had taken when it last failed over a message. */
    private final Map<String, Long> takenAtLastTry = new HashMap<>();

    public Delivery(Spool spool, Carrier carrier, Log log) {
        this.spool = spool;
        this.carrier = carrier;
        this.log = log;
    }

    /** Sends what is there. */
    public Standing send() {
        Standing standing = Standing.EMPTY;
        for (Optional<Message> next = spool.first(); next.isPresent(); next = spool.after(next.get())) {
            Message message = next.get();
            Reply reply = carrier.send(message);
            if (reply instanceof Reply.Away away) {
                log.warn(carrier.what() + "-waits", "id", message.name(), "why", away.why());
                return Standing.AWAY;
            }
            if (!passed(message, reply)) {
                standing = Standing.STUCK;
            }
        }
        return standing;
    }

    /** Whether the message is out of the way. */
    private boolean passed(Message message, Reply reply) {
        if (reply instanceof Reply.Unwell unwell) {
            return afterFailure(message, "HTTP " + unwell.status() + ' ' + unwell.code() + ": " + unwell.detail());
        }
        if (reply instanceof Reply.Refused refused) {
            log.warn(
                    carrier.what() + "-refused", "id", message.name(), "code", refused.code(), "why", refused.detail());
            if (!carrier.settledBy(refused)) {
                // It would refuse the same again, so that each time counts.
                return outOfTheWay(
                        message,
                        Math.max(TRIES, spool.triedOnceMore(message)),
                        "HTTP " + refused.status() + ' ' + refused.code() + ": " + refused.detail());
            }
        }
        spool.remove(message);
        takenAtLastTry.remove(message.name());
        return true;
    }

    private boolean afterFailure(Message message, String why) {
        int tries = counted(message);
        log.warn(carrier.what() + "-not-taken", "id", message.name(), "tries", tries, "why", why);
        return tries >= TRIES && outOfTheWay(message, tries, why + ", " + tries + " times");
    }

    private boolean outOfTheWay(Message message, int tries, String why) {
        if (tries < 2 * TRIES) {
            return told(message, why);
        }
        setAside(message, why, false);
        return true;
    }

    /** A failure counts only if the service has taken something else since the last one: otherwise it fails over everything. */
    private int counted(Message message) {
        long taken = carrier.taken();
        int tries = spool.tries(message);
        Long before = takenAtLastTry.put(message.name(), taken);
        return tries == 0 || taken > (before == null ? 0 : before) ? spool.triedOnceMore(message) : tries;
    }

    private boolean told(Message message, String why) {
        Reply reply = carrier.tell(message, why);
        if (reply instanceof Reply.Ok || (reply instanceof Reply.Refused refused && carrier.settledBy(refused))) {
            setAside(message, why, true);
            return true;
        }
        log.warn(carrier.what() + "-not-told", "id", message.name(), "why", reply);
        return false;
    }

    private void setAside(Message message, String why, boolean told) {
        int kept = spool.setAside(message);
        takenAtLastTry.remove(message.name());
        log.warn(carrier.what() + "-set-aside", "id", message.name(), "told", told, "asideNow", kept, "why", why);
    }
}
