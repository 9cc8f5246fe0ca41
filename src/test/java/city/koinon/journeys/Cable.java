package city.koinon.journeys;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The cable between a telephone and the house: it can be cut, as if the house were out of reach, and mended, it notes what was asked, and it
 * can say in place of the house that this is no good moment.
 */
final class Cable implements AutoCloseable {

    private final int house;
    private final int port;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile @Nullable ServerSocket end;
    private volatile int instead;

    /** @param house port of the house; the telephone knows only the cable's own */
    Cable(int house) {
        this.house = house;
        this.port = mended(0);
    }

    int port() {
        return port;
    }

    void mend() {
        mended(port);
    }

    private int mended(int at) {
        try {
            var listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            end = listening;
            Thread.ofVirtual().start(() -> listen(listening));
            return listening.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void cut() {
        var listening = end;
        if (listening != null) close(listening);
        for (var socket = open.poll(); socket != null; socket = open.poll()) close(socket);
    }

    /** How often an address with these words in it was asked for. */
    long asked(String words) {
        return asked.stream().filter(it -> it.contains(words)).count();
    }

    /** Whatever is sent from now on is answered with this status, and the house hears nothing of it; 0 puts an end to that. */
    void answersInstead(int status) {
        instead = status;
    }

    private void listen(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var here = listening.accept();
                var there = new Socket(InetAddress.getLoopbackAddress(), house);
                open.add(here);
                open.add(there);
                Thread.ofVirtual().start(() -> carry(here, there, true));
                Thread.ofVirtual().start(() -> carry(there, here, false));
            } catch (IOException cut) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket to, boolean asking) {
        try (from;
                to) {
            var piece = new byte[1 << 16];
            for (var n = from.getInputStream().read(piece);
                    n > 0;
                    n = from.getInputStream().read(piece)) {
                if (asking) {
                    var said = new String(piece, 0, n, StandardCharsets.ISO_8859_1);
                    note(said);
                    if (instead != 0 && said.startsWith("POST ")) {
                        answer(from);
                        return;
                    }
                }
                to.getOutputStream().write(piece, 0, n);
            }
        } catch (IOException cut) {
            // That is what it is for.
        }
    }

    /** Whoever is interrupted while still sending would not hear the answer. */
    private void answer(Socket from) throws IOException {
        from.getOutputStream()
                .write("HTTP/1.1 %d Later\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        .formatted(instead)
                        .getBytes(StandardCharsets.US_ASCII));
        from.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** A browser sends the head of a request in one piece. */
    private void note(String said) {
        said.lines().filter(it -> it.endsWith(" HTTP/1.1")).forEach(asked::add);
    }

    private static void close(java.io.Closeable it) {
        try {
            it.close();
        } catch (IOException closed) {
            // It was.
        }
    }

    @Override
    public void close() {
        cut();
    }
}
