package city.koinon.platform.identity;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.DemonstrationData;
import city.koinon.platform.kernel.Role;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The people of the demonstration. Every one of them is invented. */
@Component
class IdentityDemonstration implements DemonstrationData {

    private static final LocalDate BEGINNING = LocalDate.of(2025, 9, 1);

    /** Part before the @, language, name. */
    private static final String LEVADIA = """
            coordinator el Ελένη Καραγιάννη
            secretary el Σοφία Μιχαηλίδου
            mayor el Νικόλαος Δήμου
            deputy-social el Μαρία Σταθοπούλου
            deputy-education el Γεώργιος Λαμπρόπουλος
            social-services el Κατερίνα Βλάχου
            community-centre el Ιωάννα Ρήγα
            technical-old el Παναγιώτης Ζήσης
            technical el Δήμητρα Αλεξίου
            employment-service el Στέλιος Κοντός
            clerk-social el Άννα Τσιρώνη
            editor el Βασίλης Μάρκου
            auditor el Χριστίνα Παππά
            translator ar ليلى منصور
            member1 sq Arben Hoxha
            member2 ar أمل الخطيب
            member3 en Mariana Ionescu
            member4 sq Drita Kola
            member5 ar يوسف حداد
            member6 en Oksana Bondar
            member7 el Θανάσης Πέτρου
            member8 el Ευγενία Λιάκου
            member9 el Σπύρος Γιαννάκης
            deputy1 sq Blerim Gashi
            successor1 sq Teuta Marku
            """;

    private static final String FUENLABRADA = """
            coordinator es Lucía Herrero Vidal
            secretary es Javier Molina Prieto
            secretary-work es Carmen Rubio Salas
            mayor es Alberto Navas Cid
            social-welfare es Pilar Gallego Ríos
            employment es Rosa Castaño Mora
            education es Manuel Ortiz Lara
            youth es Inés Parra Soto
            clerk-employment es Diego Fuentes Rey
            auditor es Teresa Blanco Gil
            member1 es Fátima El Amrani
            member2 es Ion Popescu
            member3 es Blessing Okafor
            member4 es Wei Zhang
            member5 ar سعاد بنعلي
            member6 es Gladys Quispe
            member7 es Andrés Ibáñez
            member8 es Nadia Kovalenko
            member9 es Mamadou Diallo
            member10 es Rosario Peña
            member11 es Hassan Ouali
            member12 es Elena Dumitru
            member13 es Julio Vargas
            member14 es Amina Touré
            member15 es Concepción Mayo
            member16 es Luis Tapia
            member17 es Irina Marin
            member18 es Omar Farouk
            member19 es Beatriz Solís
            member20 es Kofi Mensah
            member21 es Paula Rincón
            member22 es Samira Haddad
            member23 es Tomás Cuesta
            member24 es Yolanda Mena
            member25 es Viorel Stan
            member26 es Grace Eze
            member27 es Ramón Lozano
            member28 es Lina Chen
            member29 es Abdul Karim
            member30 es Marta Casas
            member31 es Esteban Rojas
            """;

    private final Accounts accounts;

    IdentityDemonstration(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Stream<Scene> scenes() {
        return Stream.of(
                new Scene(CurrentCity.LEAGUE, ZoneOffset.UTC, BEGINNING, LocalTime.of(7, 0), this::operator),
                new Scene(
                        "levadia",
                        ZoneId.of("Europe/Athens"),
                        BEGINNING,
                        LocalTime.of(9, 0),
                        () -> open("levadia", LEVADIA)),
                new Scene(
                        "fuenlabrada",
                        ZoneId.of("Europe/Madrid"),
                        BEGINNING,
                        LocalTime.of(9, 0),
                        () -> open("fuenlabrada", FUENLABRADA)));
    }

    private void operator() {
        accounts.grant(accounts.open("operator@koinon.example", "Alex Operator", "en"), Role.OPERATOR, null);
    }

    private void open(String city, String people) {
        people.lines().map(line -> line.split(" ", 3)).forEach(person -> {
            var account = accounts.open(person[0] + "@" + city + ".example", person[2], person[1]);
            switch (person[0]) {
                case "coordinator" -> accounts.grant(account, Role.COORDINATOR, null);
                case "editor" -> accounts.grant(account, Role.EDITOR, null);
                case "auditor" -> accounts.grant(account, Role.AUDITOR, null);
                default -> {}
            }
        });
    }
}
