package city.koinon.bench;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Who;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What measuring needs inside of the server: a handler that has nothing to do but to return as many bytes. */
@RestController
@ConditionalOnProperty("koinon.bench")
@Access(Who.EVERYBODY)
class SameBytes {

    private final ConcurrentHashMap<Integer, byte[]> bodies = new ConcurrentHashMap<>();

    @GetMapping("/bench/{count}")
    ResponseEntity<byte[]> bytes(@PathVariable int count) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(bodies.computeIfAbsent(count, SameBytes::made));
    }

    private static byte[] made(int count) {
        var body = new byte[count];
        Arrays.fill(body, (byte) 'k');
        return body;
    }
}
