package dev.mainstay.http.arrival;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * All that one request holds while it is here: its place, its body, its turn. The event loop takes, the end of the request gives
 * back, whenever and wherever it ends.
 */
final class Stay {

    private final Vertx vertx;
    private final Places places;
    private final Turns turns;
    private final String address;
    private final Context context;

    private @Nullable ArrivingBody arriving;
    private @Nullable ArrivedBody body;
    private @Nullable InputStream open;
    private @Nullable Runnable waiting;
    private boolean complete;
    private boolean myTurn;
    private boolean ended;

    /** For a request from the address, which has entered the places. */
    Stay(Vertx vertx, Places places, Turns turns, String address) {
        this.vertx = vertx;
        this.places = places;
        this.turns = turns;
        this.address = address;
        this.context = vertx.getOrCreateContext();
    }

    Future<ArrivedBody> receive(ArrivingBody coming) {
        arriving = coming;
        return coming.receive().onComplete(all -> {
            places.arrived(address);
            keep(all.result());
        });
    }

    private synchronized void keep(@Nullable ArrivedBody arrived) {
        body = arrived;
        complete = true;
        if (ended) {
            discard();
        }
    }

    /** Completes on the event loop when it is this request's turn; fails when that takes too long. */
    Future<Void> turn(Duration longest) {
        Promise<Void> mine = Promise.promise();
        Runnable turn = () -> {
            if (takesTurn()) {
                context.runOnContext(now -> mine.tryComplete());
            } else {
                turns.give();
            }
        };
        waiting = turn;
        turns.take(turn);
        if (!myTurn()) {
            long timer = vertx.setTimer(longest.toMillis(), late -> {
                if (turns.forget(turn)) {
                    mine.tryFail(Places.busy("Others are being worked on."));
                }
            });
            mine.future().onComplete(any -> vertx.cancelTimer(timer));
        }
        return mine.future();
    }

    private synchronized boolean takesTurn() {
        myTurn = !ended;
        return myTurn;
    }

    private synchronized boolean myTurn() {
        return myTurn;
    }

    /** The body from its first byte; closed with the request. */
    synchronized InputStream open() {
        try {
            InputStream opened = body == null ? InputStream.nullInputStream() : body.open();
            open = opened;
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("The body is not where it was put", e);
        }
    }

    void end() {
        boolean gives;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            gives = myTurn;
            if (complete) {
                discard();
            }
        }
        if (waiting != null) {
            turns.forget(waiting);
        }
        if (gives) {
            turns.give();
        }
        places.leave();
    }

    private void discard() {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A body cannot be closed", e);
        } finally {
            if (body != null) {
                body.discard();
            }
            if (arriving != null) {
                places.free(arriving.stored());
            }
        }
    }
}
