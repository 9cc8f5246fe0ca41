package city.koinon.platform.municipality;

import city.koinon.platform.kernel.Sitemap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class MunicipalitySitemap implements Sitemap {

    @Override
    public Stream<String> paths() {
        return Stream.of("/free-days");
    }
}
