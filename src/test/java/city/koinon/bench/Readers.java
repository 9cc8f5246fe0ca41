package city.koinon.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People who read one page after the other without a pause, each over one connection that stays open. */
final class Readers {

    /** Enough that nobody who comes finds all of them taken before the server is overrun. */
    private static final int CONNECTIONS = 64;

    private final int port;

    Readers(int port) {
        this.port = port;
    }

    /** One answer, with everything that came over the wire. */
    record Answer(int status, String headers, byte[] body, int bytes) {

        String header(String name) {
            return headers.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** @param times in nanoseconds, sorted */
    record Measured(long[] times, Duration length) {

        double milliseconds(double share) {
            return times[(int) Math.min(times.length - 1, Math.floor(share * times.length))] / 1e6;
        }

        double perSecond() {
            return times.length / (length.toNanos() / 1e9);
        }
    }

    Answer get(String path, String... headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", port);
                var in = new BufferedInputStream(socket.getInputStream())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request(path, headers));
            return read(in);
        }
    }

    /** Reads the pages in turn for this long; whatever is neither 200 nor 304 ends the measurement. */
    Measured read(int readers, Duration length, List<String> paths, String... headers) throws Exception {
        var until = System.nanoTime() + length.toNanos();
        var begun = System.nanoTime();
        try (var people = Executors.newFixedThreadPool(readers)) {
            var work = new ArrayList<Callable<long[]>>();
            for (var reader = 0; reader < readers; reader++) {
                var first = reader;
                work.add(() -> readOn(paths, first, until, headers));
            }
            var all = new ArrayList<long[]>();
            for (var done : people.invokeAll(work)) {
                all.add(done.get());
            }
            var times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Measured(times, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /**
     * Readers who come by themselves, whether those before them have been served or not, so many a second on average and by chance. Each
     * waits from the moment they come; in {@link #read} nobody comes while everybody waits.
     */
    Measured come(int perSecond, Duration length, List<String> paths, String... headers) throws Exception {
        var random = new Random(perSecond);
        var begun = System.nanoTime();
        var arrivals = new ArrayList<Long>();
        for (var at = 0.0; at < length.toNanos(); at -= Math.log(1 - random.nextDouble()) / perSecond * 1e9) {
            arrivals.add(begun + (long) at);
        }
        var next = new AtomicInteger();
        var requests = paths.stream().map(path -> request(path, headers)).toList();
        try (var people = Executors.newFixedThreadPool(CONNECTIONS)) {
            var work = new ArrayList<Callable<long[]>>();
            for (var connection = 0; connection < CONNECTIONS; connection++) {
                work.add(() -> serve(arrivals, next, requests));
            }
            var all = new ArrayList<long[]>();
            for (var done : people.invokeAll(work)) {
                all.add(done.get());
            }
            return new Measured(
                    all.stream().flatMapToLong(Arrays::stream).sorted().toArray(),
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private long[] serve(List<Long> arrivals, AtomicInteger next, List<byte[]> requests) throws Exception {
        var times = new ArrayList<Long>();
        try (var socket = new Socket("127.0.0.1", port);
                var in = new BufferedInputStream(socket.getInputStream(), 64 << 10)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            for (var turn = next.getAndIncrement(); turn < arrivals.size(); turn = next.getAndIncrement()) {
                var comes = arrivals.get(turn);
                TimeUnit.NANOSECONDS.sleep(comes - System.nanoTime());
                socket.getOutputStream().write(requests.get(turn % requests.size()));
                var answer = read(in);
                if (answer.status() != 200) {
                    throw new IOException("status " + answer.status());
                }
                times.add(System.nanoTime() - comes);
            }
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    /** One after the other, each once. */
    Measured each(List<String> paths, String... headers) throws IOException {
        var begun = System.nanoTime();
        var times = new long[paths.size()];
        for (var turn = 0; turn < times.length; turn++) {
            var asked = System.nanoTime();
            var answer = get(paths.get(turn), headers);
            times[turn] = System.nanoTime() - asked;
            if (answer.status() != 200) {
                throw new IOException("status " + answer.status() + " of " + paths.get(turn));
            }
        }
        Arrays.sort(times);
        return new Measured(times, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Asks and reads only as much of the answer as the network takes by itself; the rest is read when the socket is closed by the caller. */
    Socket askAndWait(String path) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", port));
        socket.getOutputStream().write(request(path));
        return socket;
    }

    private long[] readOn(List<String> paths, int first, long until, String... headers) throws IOException {
        var times = new long[1024];
        var count = 0;
        var requests = paths.stream().map(path -> request(path, headers)).toList();
        for (var turn = first; System.nanoTime() < until; ) {
            try (var socket = new Socket("127.0.0.1", port);
                    var in = new BufferedInputStream(socket.getInputStream(), 64 << 10)) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(60_000);
                var out = socket.getOutputStream();
                for (var open = true; open && System.nanoTime() < until; turn++) {
                    var asked = System.nanoTime();
                    out.write(requests.get(turn % requests.size()));
                    var answer = read(in);
                    if (answer.status() != 200 && answer.status() != 304) {
                        throw new IOException("status " + answer.status() + " of " + paths.get(turn % paths.size()));
                    }
                    if (count == times.length) {
                        times = Arrays.copyOf(times, count * 2);
                    }
                    times[count++] = System.nanoTime() - asked;
                    open = !answer.header("Connection").equalsIgnoreCase("close");
                }
            }
        }
        return Arrays.copyOf(times, count);
    }

    private static byte[] request(String path, String... headers) {
        var text = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (var header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Answer read(InputStream in) throws IOException {
        var head = new StringBuilder(512);
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append("\r\n");
        }
        var headers = head.toString();
        var status = Integer.parseInt(headers.substring(9, 12));
        var answer = new Answer(status, headers, new byte[0], headers.length() + 2);
        if (status == 304) {
            return answer;
        }
        if (answer.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
            return chunked(in, status, headers);
        }
        var body = in.readNBytes(Integer.parseInt(answer.header("Content-Length")));
        return new Answer(status, headers, body, headers.length() + 2 + body.length);
    }

    private static Answer chunked(InputStream in, int status, String headers) throws IOException {
        var body = new java.io.ByteArrayOutputStream();
        var framing = 0;
        for (var size = line(in); ; size = line(in)) {
            var count = Integer.parseInt(size, 16);
            framing += size.length() + 4;
            body.write(in.readNBytes(count));
            line(in);
            if (count == 0) {
                return new Answer(status, headers, body.toByteArray(), headers.length() + 2 + body.size() + framing);
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
