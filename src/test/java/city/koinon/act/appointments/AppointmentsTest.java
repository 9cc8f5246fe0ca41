package city.koinon.act.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.notices.Notices;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** People take times at a small centre, all at once and one after the other. */
@CityTest
class AppointmentsTest {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final AtomicInteger CITIES = new AtomicInteger();

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext house;

    @Autowired
    Municipality municipality;

    @Autowired
    Accounts accounts;

    @Autowired
    Bookings bookings;

    @Autowired
    Rules rules;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    @LocalServerPort
    int port;

    private String city = "";
    private Reception reception = new Reception(new UUID(0, 0), new UUID(0, 0), new UUID(0, 0), "");

    @BeforeEach
    void aCentreOnAMonday() {
        clock.moveTo(at("2026-05-11T08:30"));
        city = "appointments-" + CITIES.incrementAndGet();
        municipality.create(SmallCity.of(city, Map.of("en", "Town", "ar", "مدينة"), "en", "ar", "el"));
        CurrentCity.run(city, () -> reception = Reception.opens(house, "Main"));
    }

    @Test
    void ofFiftyWhoWantTheSameTimeOneGetsItAndTheOthersAreShownTheNextInTheirOwnLanguage() throws Exception {
        var wanted = slot("2026-05-12T09:00");
        var start = new CountDownLatch(1);
        List<HttpResponse<String>> answers;
        try (var people = Executors.newVirtualThreadPerTaskExecutor();
                var http = HttpClient.newHttpClient()) {
            var all = new ArrayList<java.util.concurrent.Future<HttpResponse<String>>>();
            for (var n = 0; n < 50; n++) {
                var fields = fields(wanted);
                fields.put("note", "I am number " + n);
                var lang = n % 2 == 0 ? "ar" : "en";
                Callable<HttpResponse<String>> person = () -> {
                    start.await();
                    return http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + address(lang, "/book")))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                };
                all.add(people.submit(person));
            }
            start.countDown();
            answers = new ArrayList<>();
            for (var one : all) {
                answers.add(one.get());
            }
        }
        var by = answers.stream().collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
        assertThat(by).isEqualTo(Map.of(302, 1L, 409, 49L));
        for (var n = 0; n < 50; n++) {
            var answer = answers.get(n);
            if (answer.statusCode() == 409) {
                var page = Jsoup.parse(answer.body());
                var arabic = n % 2 == 0;
                assertThat(page.select("html").attr("lang")).isEqualTo(arabic ? "ar" : "en");
                assertThat(page.select("#errors").text())
                        .contains(
                                arabic
                                        ? "أخذ شخص آخر هذا الوقت قبل لحظة"
                                        : "Somebody has just taken this time. These are the next free ones.");
                assertThat(page.select("input[name=slot]").eachAttr("value"))
                        .startsWith(slot("2026-05-12T09:20"), slot("2026-05-12T09:40"), slot("2026-05-13T09:00"));
                assertThat(page.select("#f-note").text()).isEqualTo("I am number " + n);
                assertThat(page.select("#f-language option[selected]").attr("value"))
                        .isEqualTo("en");
                assertThat(page.select("input[name=reason][checked]").attr("value"))
                        .isEqualTo("LETTER");
            }
        }
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void theDatabaseItselfRefusesAPlaceTwice() {
        booked(slot("2026-05-12T09:00"));
        int second = here(() -> jdbc.sql("""
                                insert into appointments.booking
                                    (id, service, offering, manner, place_number, starts_at, ends_at, state, spoken, reason, lang, free_in_days, booked_at, changed_at)
                                select :id, service, offering, manner, place_number, starts_at + interval '5 minutes', ends_at, state, spoken, reason, lang, 0, booked_at, changed_at
                                from   appointments.booking
                                on conflict do nothing
                                """).param("id", Ids.next()).update());
        assertThat(second).isZero();
    }

    @Test
    void asManyComeAtOnceAsThereArePeopleToTalkWith() {
        CurrentCity.run(
                city,
                () -> transaction.executeWithoutResult(status -> rules.keep(reception.rule(2, 1), Reception.EDITOR)));
        booked(slot("2026-05-12T09:00"));
        booked(slot("2026-05-12T09:00"));
        assertThat(book("en", fields(slot("2026-05-12T09:00")))).hasStatus(409);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void theSameFormSentTwiceLeadsToTheSameCodeAndWritesItDownNowhere() {
        var fields = fields(slot("2026-05-12T09:00"));
        var first = redirected(book("en", fields));
        var second = redirected(book("en", fields));
        assertThat(second).isEqualTo(first);
        assertThat(rows()).isEqualTo(1);
        var digits = first.replaceAll(".*/appointments/([0-9-]+).*", "$1");
        List<String> written = here(() -> jdbc.sql("select led_to from kernel.sent_form")
                .query(String.class)
                .list());
        assertThat(written).isNotEmpty().noneMatch(it -> it.contains(digits));
        assertThat(read("en", "/appointments/" + digits).text())
                .contains("My appointment", "Tuesday, 12 May 2026", "09:00–09:20", "local time in", "Boufidou 7");
    }

    @Test
    void whatIsMissingIsSaidAtTheFieldAndAtTheTopAndWhatWasTypedStays() {
        var fields = fields(slot("2026-05-12T09:00"));
        fields.put("language", "");
        fields.put("from", "31.02.2026");
        fields.put("note", "About my son’s school");
        var answer = book("en", fields);
        assertThat(answer).hasStatus(422);
        var page = Jsoup.parse(body(answer));
        assertThat(page.title()).startsWith("Error:");
        assertThat(page.select("#errors a").eachAttr("href")).containsExactly("#f-language", "#f-from");
        for (var link : page.select("#errors a")) {
            var said = page.select("#e-" + link.attr("href").substring(3)).text();
            assertThat(link.text()).endsWith(said.replaceFirst("^Error: ", ""));
        }
        assertThat(page.select("#f-from").attr("value")).isEqualTo("31.02.2026");
        assertThat(page.select("#f-note").text()).isEqualTo("About my son’s school");
        assertThat(rows()).isZero();
    }

    @Test
    void looksAtAnotherDayWithoutLosingWhatWasTypedAndWithoutBooking() {
        var fields = fields("");
        fields.put("more", "look");
        fields.put("from", "16/5/2026");
        fields.put("note", "Please speak slowly");
        var page = Jsoup.parse(body(book("en", fields)));
        assertThat(page.select("input[name=slot]").eachAttr("value"))
                .as("Saturday and Sunday are closed")
                .containsExactly(slot("2026-05-18T09:00"), slot("2026-05-18T09:20"), slot("2026-05-18T09:40"));
        assertThat(page.select("#f-note").text()).isEqualTo("Please speak slowly");
        assertThat(page.select("#errors")).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void aPublicHolidayHasNoTimesNorCanOneBeMadeUp() {
        var fields = fields("");
        fields.put("more", "look");
        fields.put("from", "30/5/2026");
        assertThat(Jsoup.parse(body(book("en", fields)))
                        .select("input[name=slot]")
                        .eachAttr("value"))
                .as("after the weekend comes the Monday of the Holy Spirit")
                .startsWith(slot("2026-06-02T09:00"));
        assertThat(book("en", fields(slot("2026-06-01T09:00")))).hasStatus(409);
        assertThat(rows()).isZero();
    }

    @Test
    void aLanguageNobodySpeaksThereNeedsAnInterpreter() {
        var fields = fields(slot("2026-05-12T09:00"));
        fields.put("language", "sq");
        assertThat(book("en", fields)).hasStatus(409).bodyText().contains("nobody is there who speaks this language");
        fields.put("once", Ids.next().toString());
        fields.put("language", "en");
        fields.put("interpreter", "YES");
        assertThat(book("en", fields)).hasStatus(422).bodyText().contains("Choose your language");
        fields.put("foreign", "sq");
        var at = redirected(book("en", fields));
        assertThat(read("en", at.replaceAll("^/[^/]+/en|\\?.*", "")).text())
                .contains("English, with an interpreter: Albanian");
    }

    @Test
    void canBeMovedAndCancelledWithTheCodeAndFreesItsTime() throws Exception {
        var at = "/appointments/" + booked(slot("2026-05-12T09:00"));
        assertThat(book("en", fields(slot("2026-05-12T09:00")))).hasStatus(409);

        var form = read("ar", at + "/move");
        assertThat(form.select("html").attr("dir")).isEqualTo("rtl");
        var version = form.select("input[name=version]").attr("value");
        var moved = post("ar", at + "/move", Map.of("slot", slot("2026-05-13T09:40"), "version", version));
        assertThat(redirected(moved)).endsWith(at + "?done=moved");
        assertThat(read("en", at).text()).contains("Wednesday, 13 May 2026", "09:40–10:00");
        assertThat(post("en", at + "/move", Map.of("slot", slot("2026-05-14T09:00"), "version", version)))
                .as("a tab that still shows the time before")
                .hasStatus(409);

        assertThat(read("en", at).select("a[href*=.ics]").eachAttr("href"))
                .containsExactly(
                        "/" + city + "/en" + at + "/appointment.ics",
                        "/" + city + "/en" + at + "/appointment.ics?where=yes");
        assertThat(calendar(at, ""))
                .as("what others may read in her calendar")
                .contains("DTSTART;TZID=Europe/Athens:20260513T094000", "SUMMARY:Appointment\r\n")
                .doesNotContain("Boufidou", "\r\nLOCATION", "\r\nDESCRIPTION", "/services/");
        assertThat(calendar(at, "?where=yes"))
                .contains(
                        "BEGIN:VTIMEZONE",
                        "TZID:Europe/Athens",
                        "DTSTART;TZID=Europe/Athens:20260513T094000",
                        "DTEND;TZID=Europe/Athens:20260513T100000",
                        "SEQUENCE:1",
                        "SUMMARY:Appointment\r\n",
                        "\r\nLOCATION:Boufidou 7",
                        "@" + city + ".koinon")
                .doesNotContain("\r\nDESCRIPTION", "/services/", at.substring(at.lastIndexOf('/') + 1));

        booked(slot("2026-05-12T09:00"));
        version = read("en", at + "/cancel").select("input[name=version]").attr("value");
        assertThat(redirected(post("en", at + "/cancel", Map.of("version", version))))
                .endsWith(at + "?done=cancelled");
        assertThat(read("en", at).text()).contains("Cancelled").doesNotContain("Another time");
        assertThat(calendar(at, ""))
                .contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2", "SUMMARY:Appointment\r\n")
                .doesNotContain("Listening", "/services/");
        booked(slot("2026-05-13T09:40"));
    }

    @Test
    void whatIsCancelledOrOverOffersNeitherAnotherTimeNorToBeCancelled() {
        var gone = "/appointments/" + booked(slot("2026-05-12T09:00"));
        var over = "/appointments/" + booked(slot("2026-05-12T09:20"));
        var version = read("en", gone + "/cancel").select("input[name=version]").attr("value");
        var other = Map.of("slot", slot("2026-05-13T09:40"), "version", version);
        assertThat(redirected(post("en", gone + "/cancel", Map.of("version", version))))
                .endsWith(gone + "?done=cancelled");
        clock.moveTo(at("2026-05-12T09:20"));

        for (var page : List.of(gone + "/move", gone + "/cancel", gone)) {
            neitherMovedNorCancelled(read("en", page), "This appointment was cancelled");
        }
        for (var page : List.of(over + "/move", over + "/cancel", over)) {
            neitherMovedNorCancelled(read("en", page), "This appointment has begun or is over");
        }
        for (var sent : List.of(post("en", gone + "/move", other), post("en", gone + "/cancel", other))) {
            assertThat(sent).as("from another tab").hasStatus(409);
            neitherMovedNorCancelled(Jsoup.parse(body(sent)), "This appointment was cancelled");
        }
        var clerk = account("clerk");
        CurrentCity.run(city, () -> accounts.grant(clerk, Role.CLERK, reception.office()));
        var atTheDesk = as(clerk, "/appointments?day=12/5/2026&state=CANCELLED")
                .select("a[href*=/appointments/desk/]")
                .attr("href")
                .replaceFirst("^/[^/]+/[^/]+", "");
        var settled = as(clerk, atTheDesk + "/move");
        assertThat(settled.text()).contains("Cancelled");
        assertThat(settled.select("input[name=slot], form[action$=/move]")).isEmpty();
    }

    private void neitherMovedNorCancelled(Document page, String said) {
        assertThat(page.select("main").text()).contains(said).doesNotContain("You have now", "Somebody else");
        assertThat(page.select("input[name=slot], form[action$=/move], form[action$=/cancel]"))
                .isEmpty();
        assertThat(page.select("a[href$=/book]").eachText()).contains("Book another appointment");
    }

    @Test
    void theTimeOneHasAlreadyIsNotOfferedAndIsNoChange() {
        var at = "/appointments/" + booked(slot("2026-05-12T09:00"));
        var form = read("en", at + "/move");
        assertThat(form.select("input[name=slot]").eachAttr("value"))
                .contains(slot("2026-05-12T09:20"))
                .doesNotContain(slot("2026-05-12T09:00"));

        var version = form.select("input[name=version]").attr("value");
        var same = post("en", at + "/move", Map.of("slot", slot("2026-05-12T09:00"), "version", version));
        assertThat(same).hasStatus(409);
        assertThat(Jsoup.parse(body(same)).select("#errors").text()).contains("You have this time already.");
        assertThat(read("en", at + "/move").select("input[name=version]").attr("value"))
                .isEqualTo(version);
    }

    @Test
    void aTimeThatIsOverWasTakenByNobody() {
        var late = book("en", fields(slot("2026-05-08T09:00")));
        assertThat(late).hasStatus(409);
        assertThat(Jsoup.parse(body(late)).select("#errors").text())
                .contains("This time is over.")
                .doesNotContain("Somebody");
    }

    private String calendar(String at, String query) throws Exception {
        return body(web.get()
                        .uri("/" + city + "/en" + at + "/appointment.ics" + query)
                        .exchange())
                .replace("\r\n ", "");
    }

    @Test
    void showsWhoeverHasNoAppointmentYetWhereOneCanBeBooked() {
        assertThat(read("en", "").select("a[href$=/appointments/open]").eachText())
                .contains("Appointments");
        assertThat(read("en", "/appointments/open")
                        .select("main a[href$=/book]")
                        .eachText())
                .containsExactly("Main Listening");
        CurrentCity.run(
                city,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("delete from appointments.rule").update()));
        assertThat(read("en", "/appointments/open").select("main").text()).contains("No appointment yet? Services");
    }

    @Test
    void ofAWrongCodeOnlyTheNumberOfItsDigitsIsTold() {
        var wrong = Map.of(
                "1", "A code has 25 digits; this is one.",
                "no-code", "Type the 25 digits of the code.",
                "00000-00000-00000-00000-00000", "No appointment is kept under this code",
                "12345-12345-12345-12345-12345", "No appointment is kept under this code");
        wrong.forEach((one, said) -> assertThat(
                        web.get().uri("/" + city + "/en/appointments/" + one).exchange())
                .as(one)
                .hasStatus(404)
                .bodyText()
                .contains(said));
        assertThat(post("en", "/appointments/open", Map.of("code", "12345"))).hasStatus(422);
    }

    @Test
    void theOfficeSeesItsDayConfirmsSaysWhoCameAndTellsWhenItMustCancel() {
        var clerk = account("clerk");
        CurrentCity.run(city, () -> accounts.grant(clerk, Role.CLERK, reception.office()));
        var stranger = account("stranger");
        CurrentCity.run(city, () -> accounts.grant(stranger, Role.CLERK, Ids.next()));
        var fields = fields(slot("2026-05-12T09:00"));
        fields.put("contact", "amal@example.org");
        fields.put("note", "I read slowly");
        assertThat(book("ar", fields)).hasStatus3xxRedirection();
        booked(slot("2026-05-12T09:20"));

        var day = as(clerk, "/appointments?day=12/5/2026");
        assertThat(day.select("tbody tr")).hasSize(2);
        assertThat(as(stranger, "/appointments?day=12/5/2026").select("tbody tr"))
                .isEmpty();
        var one = day.select("tbody a").getFirst().attr("href").replaceFirst("^/[^/]+/en", "");
        assertThat(web.get()
                        .uri("/" + city + "/en" + one)
                        .with(SignedIn.in(city, stranger))
                        .exchange())
                .hasStatus(403);
        assertThat(as(clerk, one).text()).contains("amal@example.org", "I read slowly");
        assertThat(settle(clerk, one, "ATTENDED", "")).as("nobody came yet").hasStatus(409);
        assertThat(settle(clerk, one, "CONFIRMED", "")).hasStatus3xxRedirection();
        assertThat(signed(stranger, one + "/move", Map.of())).hasStatus(403);
        var later = Map.of(
                "slot",
                slot("2026-05-12T09:40"),
                "version",
                as(clerk, one + "/move").select("input[name=version]").attr("value"));
        assertThat(redirected(signed(clerk, one + "/move", later))).endsWith("?did=appointments.moved");
        assertThat(as(clerk, one).select("h1").text()).contains("09:40");
        assertThat(settle(clerk, one, "CANCELLED", "")).as("without a reason").hasStatus(422);
        assertThat(settle(clerk, one, "CANCELLED", "ILLNESS")).hasStatus3xxRedirection();
        var mails = CurrentCity.in(city, () -> notices.latest(5));
        assertThat(mails).as("confirmed, moved, cancelled").hasSize(3);
        assertThat(mails.getFirst().address()).isEqualTo("amal@example.org");
        assertThat(mails.getFirst().body()).contains("مرض أحد العاملين", "نستمع إليك", "/ar/services/");
        assertThat(settle(clerk, one, "CONFIRMED", "")).as("cancelled stays so").hasStatus(409);

        clock.moveTo(at("2026-05-12T09:30"));
        var other = as(clerk, "/appointments")
                .select("tbody a")
                .getFirst()
                .attr("href")
                .replaceFirst("^/[^/]+/en", "");
        assertThat(as(clerk, "/desk").select(".k-desk").text()).contains("One appointment today", "The first at 09:20");
        assertThat(settle(clerk, other, "NO_SHOW", "")).hasStatus3xxRedirection();
        assertThat(settle(clerk, other, "ATTENDED", "")).hasStatus3xxRedirection();
        assertThat(as(clerk, "/appointments").text()).contains("Took place", "fewer than 5");
    }

    @Test
    void whatLiesOutsideOfNewHoursOrOnANewFreeDayNeedsANewTime() {
        var clerk = account("clerk");
        CurrentCity.run(city, () -> accounts.grant(clerk, Role.CLERK, reception.office()));
        var tuesday = "/appointments/" + booked(slot("2026-05-12T09:00"));
        var wednesday = "/appointments/" + booked(slot("2026-05-13T09:20"));
        assertThat(as(clerk, "/appointments").text()).doesNotContain("Need a new time");

        CurrentCity.run(
                city, () -> municipality.addFreeDay(LocalDate.parse("2026-05-12"), false, Map.of("en", "Town’s day")));
        assertThat(as(clerk, "/appointments").text()).contains("Need a new time", "Tuesday, 12 May 2026");
        assertThat(read("en", tuesday).text()).contains("nobody is there at that time");
        assertThat(read("en", wednesday).text()).doesNotContain("nobody is there at that time");

        CurrentCity.run(city, () -> transaction.executeWithoutResult(status -> reception.moveTo(house, "09:30-13:00")));
        assertThat(as(clerk, "/appointments").text()).contains("Wednesday, 13 May 2026");
        assertThat(read("en", wednesday + "/move").select("input[name=slot]").eachAttr("value"))
                .startsWith(slot("2026-05-13T09:30"));
    }

    @Test
    void howSomebodyCanBeReachedLiesSealedAndIsErasedTwoWeeksAfter() {
        var fields = fields(slot("2026-05-12T09:00"));
        fields.put("contact", "٠٠٣٠ 210-12345");
        fields.put("note", "Third floor, please");
        var at = redirected(book("en", fields)).replaceAll("^/[^/]+/en|\\?.*", "");
        var row = here(
                () -> jdbc.sql("select * from appointments.booking").query().singleRow());
        for (var column : List.of("contact", "note")) {
            assertThat(new String((byte[]) row.get(column), StandardCharsets.ISO_8859_1))
                    .doesNotContain("210", "Third", "٠");
        }
        assertThat(read("en", at).text()).contains("Third floor, please");
        clock.moveTo(at("2026-05-26T09:00"));
        CurrentCity.run(city, () -> assertThat(bookings.eraseWhatIsOver()).isZero());
        clock.moveTo(at("2026-05-26T09:30"));
        CurrentCity.run(city, () -> assertThat(bookings.eraseWhatIsOver()).isEqualTo(1));
        assertThat(web.get().uri("/" + city + "/en" + at).exchange()).hasStatus(404);
        int erased = here(() -> jdbc.sql(
                        "select count(*) from appointments.booking where contact is null and note is null and code is null")
                .query(Integer.class)
                .single());
        assertThat(erased).isEqualTo(1);
    }

    @Test
    void whoeverHasTheCodeErasesHowSheCanBeReachedAndWhatIsCancelledIsErasedToo() {
        var clerk = account("clerk");
        CurrentCity.run(city, () -> accounts.grant(clerk, Role.CLERK, reception.office()));
        var fields = fields(slot("2026-05-29T09:00"));
        fields.put("contact", "amal@example.org");
        var at = redirected(book("en", fields)).replaceAll("^/[^/]+/en|\\?.*", "");
        var desk = as(clerk, "/appointments?day=29/5/2026")
                .select("tbody a")
                .getFirst()
                .attr("href")
                .replaceFirst("^/[^/]+/en", "");
        assertThat(settle(clerk, desk, "CONFIRMED", "")).hasStatus3xxRedirection();
        assertThat(CurrentCity.in(city, () -> notices.latest(5))).hasSize(1);

        var version = read("en", at).select("input[name=version]").attr("value");
        assertThat(redirected(post("en", at + "/unreachable", Map.of("version", version))))
                .endsWith(at + "?done=erased");
        assertThat(read("en", at).text()).contains("Friday, 29 May 2026").doesNotContain("amal@", "Erase how");
        assertThat(as(clerk, desk).text()).contains("Nothing was left.");
        assertThat(CurrentCity.in(city, () -> notices.latest(5)))
                .allMatch(it -> it.address() == null && it.body().isEmpty());

        version = read("en", at + "/cancel").select("input[name=version]").attr("value");
        assertThat(redirected(post("en", at + "/cancel", Map.of("version", version))))
                .endsWith(at + "?done=cancelled");
        clock.moveTo(at("2026-05-25T08:31"));
        CurrentCity.run(city, () -> assertThat(bookings.eraseWhatIsOver()).isEqualTo(1));
        assertThat(web.get().uri("/" + city + "/en" + at).exchange())
                .as("two weeks after it was cancelled, though it were ahead")
                .hasStatus(404);
        clock.moveTo(at("2027-07-10T09:00"));
        CurrentCity.run(city, () -> assertThat(bookings.eraseWhatIsOver()).isZero());
        assertThat(rows()).isZero();
    }

    @Test
    void whoeverIsToBeCalledNeedsATelephoneAlsoAfterMoving() {
        var at = "/appointments/" + booked(slot("2026-05-12T09:00"));
        CurrentCity.run(
                city,
                () -> transaction.executeWithoutResult(
                        status -> rules.keep(reception.rule(Manner.PHONE, 1, 1), Reception.EDITOR)));
        var page = read("en", at);
        assertThat(page.text()).contains("Boufidou 7", "nobody is there at that time");
        var version = read("en", at + "/move").select("input[name=version]").attr("value");
        assertThat(post("en", at + "/move", Map.of("slot", slot("2026-05-13T09:40"), "version", version)))
                .hasStatus(409)
                .bodyText()
                .contains("Tell us the number under which we can call you.");
    }

    @Test
    void twentyNewOnesWithinAQuarterOfAnHourComeFromOnePlaceAndTheirFormsAreStillAnswered() {
        CurrentCity.run(
                city,
                () -> transaction.executeWithoutResult(status -> rules.keep(reception.rule(20, 1), Reception.EDITOR)));
        var first = fields(slot("2026-05-12T09:00"));
        var led = redirected(book("en", first));
        for (var n = 1; n < 20; n++) {
            booked(slot("2026-05-12T09:00"));
        }
        assertThat(book("en", fields(slot("2026-05-12T09:20")))).hasStatus(429);
        assertThat(redirected(book("en", first))).isEqualTo(led);
        assertThat(rows()).isEqualTo(20);
    }

    @Test
    void anEditorSaysHowItCanBeBooked() {
        var editor = account("editor");
        CurrentCity.run(city, () -> accounts.grant(editor, Role.EDITOR, null));
        var path = "/appointments/rules/" + reception.offering();
        var page = as(editor, path);
        assertThat(page.select("#f-part").attr("value")).isEqualTo("09:00-10:00");
        var fields = new LinkedHashMap<>(Map.of(
                "manner", "IN_PERSON",
                "minutes", "30",
                "atOnce", "1",
                "leadHours", "0",
                "horizonDays", "14",
                "languages", "en",
                "part", "12-13",
                "daysOff", "12/5/2026\n31.2.2026",
                "version", page.select("input[name=version]").attr("value")));
        assertThat(signed(editor, path, fields)).hasStatus(422).bodyText().contains("31.2.2026", "is no day");
        fields.put("daysOff", "12/5/2026");
        fields.put("leadHours", "336");
        assertThat(signed(editor, path, fields)).hasStatus(422).bodyText().contains("before anybody could book");
        fields.put("leadHours", "0");
        assertThat(signed(editor, path, fields)).hasStatus3xxRedirection();
        assertThat(read("en", "/services/" + reception.slug() + "/book")
                        .select("input[name=slot]")
                        .eachAttr("value"))
                .startsWith(slot("2026-05-11T12:00"), slot("2026-05-11T12:30"), slot("2026-05-13T12:00"));
        assertThat(read("en", "/services/" + reception.slug()).text())
                .contains("Next free time:", "Monday, 11 May 2026");
        fields.put("version", "2");
        fields.put("do", "remove");
        assertThat(signed(editor, path, fields)).hasStatus3xxRedirection();
        assertThat(read("en", "/services/" + reception.slug()).text()).doesNotContain("Next free time:");
        assertThat(read("en", "/services/" + reception.slug() + "/book").text())
                .contains("No times can be booked here");
    }

    private String booked(String slot) {
        return redirected(book("en", fields(slot))).replaceAll(".*/appointments/([0-9-]+).*", "$1");
    }

    private Map<String, String> fields(String slot) {
        return new LinkedHashMap<>(Map.of(
                "once", UUID.randomUUID().toString(),
                "language", "en",
                "interpreter", "NO",
                "reason", "LETTER",
                "slot", slot));
    }

    private String slot(String local) {
        return reception.offering() + "_" + at(local).getEpochSecond();
    }

    private MvcTestResult book(String lang, Map<String, String> fields) {
        return post(lang, "/services/" + reception.slug() + "/book", fields);
    }

    private String address(String lang, String under) {
        return "/" + city + "/" + lang + "/services/" + reception.slug() + under;
    }

    private MvcTestResult post(String lang, String path, Map<String, String> fields) {
        var request = web.post().uri("/" + city + "/" + lang + path);
        fields.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult signed(UUID account, String path, Map<String, String> fields) {
        var request = web.post().uri("/" + city + "/en" + path).with(SignedIn.in(city, account));
        fields.forEach(request::param);
        return request.param("once", Ids.next().toString()).exchange();
    }

    private MvcTestResult settle(UUID account, String path, String next, String why) {
        return signed(
                account,
                path,
                Map.of(
                        "next",
                        next,
                        "why",
                        why,
                        "version",
                        as(account, path).select("input[name=version]").attr("value")));
    }

    private UUID account(String name) {
        return CurrentCity.in(city, () -> accounts.open(name + "@" + city + ".example", name, "en"));
    }

    private Document as(UUID account, String path) {
        var answer = web.get()
                .uri(URI.create("/" + city + "/en" + path))
                .with(SignedIn.in(city, account))
                .exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private Document read(String lang, String path) {
        var answer = web.get().uri("/" + city + "/" + lang + path).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private int rows() {
        return here(() -> jdbc.sql("select count(*) from appointments.booking")
                .query(Integer.class)
                .single());
    }

    private <T> T here(Supplier<T> work) {
        return Objects.requireNonNull(CurrentCity.in(city, () -> transaction.execute(status -> work.get())));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String redirected(MvcTestResult answer) {
        assertThat(answer).hasStatus3xxRedirection();
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static java.time.Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ATHENS).toInstant();
    }
}
