package city.koinon.platform.directory;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import gg.jte.Content;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The offices of a city for everybody: who stands above whom, who holds each, and what other rooms know about it. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
class OfficePages {

    private static final List<String> COLUMNS = List.of(
            "office",
            "slug",
            "name",
            "level",
            "external",
            "reports_to",
            "holder",
            "holder_since",
            "contact",
            "closed_on");

    private final Directory directory;
    private final ObjectProvider<OfficePart> parts;

    OfficePages(Directory directory, ObjectProvider<OfficePart> parts) {
        this.directory = directory;
        this.parts = parts;
    }

    @GetMapping("/offices")
    String offices(Model model, Page page, Visitor visitor) {
        var today = page.today();
        var branches = directory.tree().branches(today);
        model.addAttribute(
                "offices",
                new Offices(
                        branches.stream().filter(it -> !it.office().external()).toList(),
                        branches.stream().filter(it -> it.office().external()).toList(),
                        directory.offices().stream()
                                .filter(it -> !it.openOn(today))
                                .toList(),
                        directory.holdersOn(today),
                        visitor.is(Role.COORDINATOR)));
        return "platform/directory/offices";
    }

    record Offices(
            List<OfficeTree.Branch> own,
            List<OfficeTree.Branch> others,
            List<Office> closed,
            Map<UUID, Term> holders,
            boolean mayChange) {

        boolean empty() {
            return own.isEmpty() && others.isEmpty() && closed.isEmpty();
        }
    }

    @GetMapping({"/offices.json", "/offices.csv"})
    ResponseEntity<byte[]> file(Page page) {
        return Tables.file(page, "offices", COLUMNS, rows(page));
    }

    private List<List<@Nullable Object>> rows(Page page) {
        var offices = directory.offices();
        var slugs = offices.stream().collect(Collectors.toMap(Office::id, Office::slug));
        var holders = directory.holdersOn(page.today());
        return offices.stream()
                .map(it -> {
                    var holder = Optional.ofNullable(holders.get(it.id()));
                    return Arrays.<@Nullable Object>asList(
                            it.id(),
                            it.slug(),
                            it.nameIn(page.lang()),
                            it.level(),
                            it.external(),
                            it.reportsTo() == null ? null : slugs.get(it.reportsTo()),
                            holder.map(Term::person).orElse(null),
                            holder.map(Term::from).orElse(null),
                            it.contact(),
                            it.closedOn());
                })
                .toList();
    }

    @GetMapping("/offices/{slug}")
    String office(@PathVariable String slug, Model model, Page page, Visitor visitor) {
        var office = directory.findOffice(slug).orElseThrow(() -> new NotFound("office"));
        var all = directory.offices().stream().collect(Collectors.toMap(Office::id, Function.identity()));
        var today = page.today();
        var terms = directory.terms(office.id());
        model.addAttribute(
                "office",
                new OnePage(
                        office,
                        Optional.ofNullable(office.reportsTo()).map(all::get).orElse(null),
                        all.values().stream()
                                .filter(it -> office.id().equals(it.reportsTo()) && it.openOn(today))
                                .sorted(Comparator.comparing(it -> it.id().toString()))
                                .toList(),
                        terms.stream()
                                .filter(it -> it.covers(today))
                                .findFirst()
                                .orElse(null),
                        terms,
                        parts.stream()
                                .sorted(Comparator.comparingInt(OfficePart::order))
                                .map(it -> it.render(office.id(), page))
                                .flatMap(Optional::stream)
                                .toList(),
                        office.openOn(today),
                        visitor.is(Role.COORDINATOR)));
        return "platform/directory/office";
    }

    /**
     * @param holder who holds it today
     * @param terms  all of them, the latest first
     */
    record OnePage(
            Office office,
            @Nullable Office superior,
            List<Office> below,
            @Nullable Term holder,
            List<Term> terms,
            List<Content> parts,
            boolean open,
            boolean mayChange) {

        List<String> contact() {
            return office.contact().isBlank()
                    ? List.of()
                    : office.contact().lines().toList();
        }
    }
}
