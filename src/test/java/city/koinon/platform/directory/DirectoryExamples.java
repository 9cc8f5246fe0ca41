package city.koinon.platform.directory;

import city.koinon.RouteExamples;
import city.koinon.Visitors;
import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.util.Map;

/** An office with somebody in it, an organisation, a district and a free day. */
class DirectoryExamples implements RouteExamples {

    private final Directory directory;
    private final Municipality municipality;

    DirectoryExamples(Directory directory, Municipality municipality) {
        this.directory = directory;
        this.municipality = municipality;
    }

    @Override
    public Map<String, String> make(String mark) {
        var office = directory.addOffice(
                new OfficeDraft(Map.of("en", mark + " Office"), Level.CITY, null, mark, false), Visitors.COORDINATOR);
        var term = directory.beginTerm(
                office, mark + " Holder", null, municipality.today().minusDays(1), null, Visitors.COORDINATOR);
        var organisation = directory.addOrganisation(
                new OrganisationDraft(Map.of("en", mark + " School"), Organisation.Kind.SCHOOL, Level.CITY, mark, null),
                Visitors.COORDINATOR);
        return Map.of(
                "offices/{slug}", directory.office(office).slug(),
                "terms/{id}", term.toString(),
                "organisations/{slug}", directory.organisation(organisation).slug(),
                "districts/{id}",
                        municipality
                                .addDistrict(Map.of("en", mark + " Quarter"))
                                .toString(),
                "free-days/{id}",
                        municipality
                                .addFreeDay(
                                        LocalDate.of(municipality.today().getYear(), 9, 1),
                                        true,
                                        Map.of("en", mark + " Day"))
                                .toString(),
                "scope.OFFICE_HOLDER", office.toString(),
                "scope.CLERK", office.toString());
    }
}
