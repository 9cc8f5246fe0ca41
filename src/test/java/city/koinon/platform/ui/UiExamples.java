package city.koinon.platform.ui;

import city.koinon.RouteExamples;
import java.util.Map;

class UiExamples implements RouteExamples {

    @Override
    public Map<String, String> make(String mark) {
        return Map.of("{city}/{file}", "sitemap-en-1");
    }
}
