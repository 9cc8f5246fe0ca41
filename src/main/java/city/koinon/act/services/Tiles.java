package city.koinon.act.services;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Who;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The ground of the map: one file of vector tiles that the city has put into its data folder, as {@code maps/<city>.pmtiles}. A map asks for
 * the pieces it shows; nobody else is ever asked for any.
 */
@Controller
@Access(Who.EVERYBODY)
class Tiles {

    private final Path folder;

    Tiles(@Value("${koinon.data:data}") String data) {
        folder = Path.of(data.isBlank() ? "data" : data).toAbsolutePath().resolve("maps");
    }

    /** Where a map finds them, another address for each version of the file; empty when the city has put none there. */
    Optional<String> address() {
        return file().map(it -> "/" + CurrentCity.slug() + "/map.pmtiles?v=" + mark(it));
    }

    @GetMapping("/{city:[a-z][a-z0-9-]+}/map.pmtiles")
    ResponseEntity<Resource> piece() {
        var file = file().orElseThrow(() -> new NotFound("tiles"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .eTag(mark(file))
                .body(new FileSystemResource(file));
    }

    private Optional<Path> file() {
        return Optional.of(folder.resolve(CurrentCity.slug() + ".pmtiles")).filter(Files::isRegularFile);
    }

    private static String mark(Path file) {
        try {
            return Long.toString(Files.getLastModifiedTime(file).toMillis(), 36) + "-"
                    + Long.toString(Files.size(file), 36);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
