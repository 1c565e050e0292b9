package dev.mainstay.agent.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that connects whoever asks with CONNECT to where they want, whatever the name says to this machine; or refuses. */
final class ConnectProxy implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final ServerSocket server;
    private final String refusal;

    /** @param refusal status line of a refusal; empty to let everybody through */
    ConnectProxy(String refusal) throws IOException {
        this.refusal = refusal;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            String target = head.split(" ", 3)[1];
            asked.add(head.split("\r\n", 2)[0]);
            OutputStream answer = client.getOutputStream();
            if (!refusal.isEmpty()) {
                answer.write((refusal + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                return;
            }
            int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
            try (Socket service = new Socket(InetAddress.getLoopbackAddress(), port)) {
                answer.write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                Thread back = daemon(() -> copy(service, client));
                copy(client, service);
                back.join();
            }
        } catch (IOException ended) {
            // One of the two is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("gone");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            // As connections do.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
