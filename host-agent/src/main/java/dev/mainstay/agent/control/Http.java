package dev.mainstay.agent.control;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.agent.life.Lifeline;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One request, one answer, over HttpURLConnection: it needs no thread of its own and 16 MiB less than java.net.http
 * (measured, see DESIGN.md). Follows no redirect and repeats nothing by itself.
 */
public final class Http {

    private static final int MOST_BYTES = 1 << 20;

    private final Duration timeout;
    private final @Nullable SSLSocketFactory sockets;
    private final Clock clock;
    private final Lifeline life;

    public Http(AgentConfig config, Clock clock, Lifeline life) throws IOException {
        this.timeout = config.httpTimeout();
        this.sockets =
                config.trustedCertificates() == null ? null : TrustedCertificates.in(config.trustedCertificates());
        this.clock = clock;
        this.life = life;
    }

    /** Sends and judges by what is agreed on for the operation. */
    Reply send(Operation operation, String method, URI url, Map<String, String> headers, byte @Nullable [] body) {
        life.reached("before request");
        HttpURLConnection connection = null;
        try {
            connection = (HttpURLConnection) url.toURL().openConnection();
            if (sockets != null && connection instanceof HttpsURLConnection https) {
                https.setSSLSocketFactory(sockets);
            }
            connection.setRequestMethod(method);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout((int) timeout.toMillis());
            connection.setReadTimeout((int) timeout.toMillis());
            headers.forEach(connection::setRequestProperty);
            if (body != null) {
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(body.length);
                try (var out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            int status = connection.getResponseCode();
            ReceivedAnswer answered = new ReceivedAnswer(
                    status,
                    connection.getContentType(),
                    new String(read(connection, status), StandardCharsets.UTF_8),
                    connection.getHeaderField(Reply.ORDER_SIGNATURE),
                    RetryAfter.of(
                            status,
                            connection.getHeaderField("Retry-After"),
                            connection.getHeaderField("Date"),
                            clock.instant()));
            Reply reply = answered.to(operation);
            life.reached("after request");
            return reply;
        } catch (IOException e) {
            if (connection != null) {
                connection.disconnect();
            }
            return new Reply.Away(e.getClass().getSimpleName() + ": " + e.getMessage(), null);
        }
    }

    private static byte[] read(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            if (in == null) {
                return new byte[0];
            }
            byte[] body = in.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new IOException("the answer is longer than " + MOST_BYTES + " bytes");
            }
            return body;
        }
    }
}
