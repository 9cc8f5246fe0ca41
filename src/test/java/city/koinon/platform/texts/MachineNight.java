package city.koinon.platform.texts;

import city.koinon.NightWork;
import city.koinon.platform.duties.Town;
import city.koinon.platform.kernel.CityJob;
import city.koinon.platform.kernel.Ids;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A page in English was published yesterday, and the operator has named a machine that knows Greek and Arabic. */
class MachineNight implements NightWork {

    private final Town town;
    private final JdbcClient jdbc;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final TranslateByMachine work;
    private @Nullable UUID page;

    MachineNight(
            ApplicationContext house,
            JdbcClient jdbc,
            Texts texts,
            Tasks tasks,
            Manuscripts manuscripts,
            Checks checks,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.town = new Town(house);
        this.jdbc = jdbc;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.work = new TranslateByMachine(
                (said, from, to) -> said.stream().map(it -> to + " " + it).toList(),
                jdbc,
                texts,
                tasks,
                manuscripts,
                checks,
                clock,
                transactions);
    }

    @Override
    public String job() {
        return "translate-by-machine";
    }

    @Override
    public String city() {
        return town.slug;
    }

    @Override
    public void run(CityJob job) {
        work.run();
    }

    @Override
    public void evening() {
        town.at("2026-04-09");
        town.run(() -> {
            if (page != null) {
                manuscripts.withdraw("page", page);
            }
            page = Ids.next();
            manuscripts.publish(new Manuscript(
                    "page",
                    page,
                    "/page",
                    false,
                    List.of(
                            texts.write(Written.of("en", "Register your address")),
                            texts.write(Written.of("en", "Within eight days.")))));
        });
    }

    @Override
    public Object morning() {
        return List.of(
                town.in(() ->
                        jdbc.sql("""
                        select rendering.language || ' ' || rendering.origin || ' ' || rendering.value
                        from   texts.part
                        join   texts.rendering on (rendering.city, rendering.text) = (part.city, part.text)
                        where  part.manuscript = :page
                        order  by 1
                        """).param("page", page).query(String.class).list()),
                town.in(() ->
                        jdbc.sql("""
                        select language || ' ' || reason || ' ' || status from texts.task where manuscript = :page order by 1
                        """).param("page", page).query(String.class).list()));
    }
}
