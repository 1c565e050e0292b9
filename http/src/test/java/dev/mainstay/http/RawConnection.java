package dev.mainstay.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** A connection on which a test says what no HTTP client would. */
public final class RawConnection implements AutoCloseable {

    private final Socket socket = new Socket();
    private final BufferedReader answers;

    private RawConnection() throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port), 5_000);
        socket.setSoTimeout(30_000);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }

    /** With the first bytes sent; lines end in LF here and in CR LF on the wire. */
    public static RawConnection saying(String text) {
        try {
            RawConnection connection = new RawConnection();
            connection.say(text);
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends more. */
    public void say(String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Sends more, unless the service has closed the connection. */
    public void sayIfOpen(String text) {
        try {
            say(text);
        } catch (IOException closed) {
            // What is not sent is not answered.
        }
    }

    /** The next line that comes. */
    public String firstLine() throws IOException {
        return String.valueOf(answers.readLine());
    }

    /** Everything that comes until the service closes the connection. */
    public String untilClosed() {
        StringBuilder text = new StringBuilder();
        try {
            for (int next = answers.read(); next >= 0; next = answers.read()) {
                text.append((char) next);
            }
        } catch (SocketException reset) {
            // Closed while more was on its way to the service.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replace("\r", "");
    }

    /** Ends it at once (RST), as a client does that is killed. */
    public void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
