package city.koinon.platform.municipality;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Who;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The stylesheet with the city's colours. Its address carries its hash, so a reader keeps it for a year. */
@Controller
@Access(Who.EVERYBODY)
class ThemeSheet {

    private final Municipality municipality;
    private final Faces faces;

    ThemeSheet(Municipality municipality, Faces faces) {
        this.municipality = municipality;
        this.faces = faces;
    }

    @GetMapping("/{city}/theme.css")
    ResponseEntity<String> sheet(@RequestParam(defaultValue = "") String v) {
        var theme = faces.theme(municipality.city());
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css;charset=UTF-8"))
                .cacheControl(
                        v.equals(theme.hash())
                                ? CacheControl.maxAge(Duration.ofDays(365))
                                        .cachePublic()
                                        .immutable()
                                : CacheControl.noCache())
                .eTag(theme.hash())
                .body(theme.css());
    }
}
