package city.koinon.platform.duties;

import city.koinon.NightWork;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A night in a {@link Town} of its own, whose rows are laid anew every evening of one and the same day. */
public abstract class NightInTown implements NightWork {

    protected static final LocalDate TODAY = LocalDate.of(2026, 4, 9);

    protected final Town town;
    protected final JdbcClient jdbc;
    private final String job;

    protected NightInTown(String job, ApplicationContext house, JdbcClient jdbc) {
        this.job = job;
        this.town = new Town(house);
        this.jdbc = jdbc;
    }

    /** Takes away what the last night left and lays the same again; in one transaction. */
    protected abstract void lay();

    /** What the rows say now. */
    protected abstract Object left();

    @Override
    public final String job() {
        return job;
    }

    @Override
    public final String city() {
        return town.slug;
    }

    @Override
    public final void evening() {
        town.at(TODAY);
        town.run(this::lay);
    }

    @Override
    public final Object morning() {
        return town.in(this::left);
    }
}
