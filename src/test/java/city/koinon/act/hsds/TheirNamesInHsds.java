package city.koinon.act.hsds;

import city.koinon.RouteExamples;
import city.koinon.act.services.Offerings;
import city.koinon.act.services.Services;
import city.koinon.act.services.Topic;
import java.util.Map;

/** What the services' own examples are called in HSDS; those were made before, for {@code ServicesExamples} stands before this one in the alphabet. */
class TheirNamesInHsds implements RouteExamples {

    private final Services services;
    private final Offerings offerings;

    TheirNamesInHsds(Services services, Offerings offerings) {
        this.services = services;
        this.offerings = offerings;
    }

    @Override
    public Map<String, String> make(String mark) {
        var service = services.list().getFirst();
        return Map.of(
                "services/{id}", service.id().toString(),
                "organizations/{id}", service.organisation().toString(),
                "service_at_locations/{id}", offerings.list().getFirst().id().toString(),
                "taxonomies/{id}", Derived.TAXONOMY.toString(),
                "taxonomy_terms/{id}", Derived.topic(Topic.ARRIVAL).toString());
    }
}
