package city.koinon.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The cable between a telephone and the house: it can be cut, as if the house were out of reach, and mended, and it notes what was asked. */
final class Cable implements AutoCloseable {

    private final int house;
    private final int port;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile @Nullable ServerSocket end;

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
                if (asking) note(new String(piece, 0, n, StandardCharsets.ISO_8859_1));
                to.getOutputStream().write(piece, 0, n);
            }
        } catch (IOException cut) {
            // That is what it is for.
        }
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
