package dev.mainstay.http.arrival;

import dev.mainstay.http.BodyLimits;
import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One body on its way. Everything here happens on the event loop of its connection. */
final class ArrivingBody {

    /** Most bytes of a body that are kept in memory: nearly every scan, compressed. */
    static final int IN_MEMORY = 32 * 1024;

    /** The problem of a body whose sender went away; nobody is left to be told of it. */
    private final Vertx vertx;

    private final HttpServerRequest request;
    private final Pace pace;
    private final BodyLimits limits;
    private final Places places;
    private final Supplier<Path> files;
    private final Promise<ArrivedBody> arrived = Promise.promise();
    private final long began = System.nanoTime();

    private Buffer memory = Buffer.buffer();
    private long received;
    private long stored;
    private long timer;
    private @Nullable Path path;
    private @Nullable AsyncFile file;
    private boolean ended;

    /**
     * @param files makes the name of a file that does not exist yet
     */
    ArrivingBody(
            Vertx vertx, HttpServerRequest request, Pace pace, BodyLimits limits, Places places, Supplier<Path> files) {
        this.vertx = vertx;
        this.request = request;
        this.pace = pace;
        this.limits = limits;
        this.places = places;
        this.files = files;
    }

    /** Completes with the body, or fails with a {@link ProblemException}; then nothing is kept of it. */
    Future<ArrivedBody> receive() {
        request.exceptionHandler(gone -> fail(aborted()));
        request.handler(this::take);
        request.endHandler(end -> complete());
        timer = vertx.setTimer(Math.max(1, pace.leftMillis(0, 0)), this::look);
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.resume();
        return arrived.future();
    }

    /** Bytes that lie in a file, to be given back to {@link Places#free}. */
    long stored() {
        return stored;
    }

    private void look(long fired) {
        long left = pace.leftMillis(received, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        if (left <= 0) {
            fail(HttpProblems.BODY_TOO_SLOW
                    .because("Of the body " + received + " bytes had come when its time was up. It must arrive within "
                            + pace.deadline().toSeconds() + " s, or at " + pace.bytesPerSecond()
                            + " bytes a second.")
                    .with("receivedBytes", received));
        } else if (!ended) {
            timer = vertx.setTimer(left, this::look);
        }
    }

    private void take(Buffer bytes) {
        if (ended) {
            return;
        }
        received += bytes.length();
        if (received > limits.sent()) {
            fail(limits.tooManySent());
        } else if (file != null) {
            write(file, bytes);
        } else {
            memory.appendBuffer(bytes);
            if (memory.length() > IN_MEMORY && path == null) {
                spill();
            }
        }
    }

    private void spill() {
        request.pause();
        Path made = files.get();
        path = made;
        vertx.fileSystem()
                .open(made.toString(), new OpenOptions().setCreateNew(true).setPerms("rw-------"))
                .onFailure(this::fail)
                .onSuccess(opened -> {
                    file = opened;
                    Buffer first = memory;
                    memory = Buffer.buffer();
                    if (arrived.future().isComplete()) {
                        opened.close().onComplete(closed -> vertx.fileSystem().delete(made.toString()));
                        return;
                    }
                    write(opened, first);
                    if (ended) {
                        close(opened, made);
                    } else {
                        request.resume();
                    }
                });
    }

    private void write(AsyncFile to, Buffer bytes) {
        ProblemException full = places.store(bytes.length());
        if (full != null) {
            fail(full);
            return;
        }
        stored += bytes.length();
        to.write(bytes).onFailure(this::fail);
        if (to.writeQueueFull()) {
            request.pause();
            to.drainHandler(drained -> request.resume());
        }
    }

    private void complete() {
        if (ended) {
            return;
        }
        ended = true;
        vertx.cancelTimer(timer);
        if (path == null) {
            arrived.tryComplete(new ArrivedBody.InMemory(memory));
        } else if (file != null) {
            close(file, path);
        }
    }

    private void close(AsyncFile written, Path at) {
        written.close()
                .onSuccess(closed -> arrived.tryComplete(new ArrivedBody.InFile(at)))
                .onFailure(this::fail);
    }

    private void fail(Throwable why) {
        ended = true;
        vertx.cancelTimer(timer);
        if (arrived.tryFail(why) && file != null && path != null) {
            String name = path.toString();
            file.close().onComplete(closed -> vertx.fileSystem().delete(name));
        }
    }

    private ProblemException aborted() {
        return HttpProblems.BODY_ABORTED
                .because("The connection was closed after " + received + " bytes of the body.")
                .with("receivedBytes", received);
    }
}
