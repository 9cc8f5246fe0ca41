package city.koinon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for houses that are opened later in processes of their own. They lie below those from which the system takes the ports of clients,
 * and two runs of tests side by side count from different places: so a port that was free stays free until it is used.
 */
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int APART = 500;

    private static final AtomicInteger next = new AtomicInteger(FIRST + APART * Integer.getInteger("koinon.fork", 0));

    private Ports() {}

    public static int free() {
        while (true) {
            var port = next.getAndIncrement();
            try (var taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return taken.getLocalPort();
            } catch (IOException inUse) {
                // The next one, then.
            }
        }
    }
}
