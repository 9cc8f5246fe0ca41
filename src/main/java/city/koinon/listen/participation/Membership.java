package city.koinon.listen.participation;

import city.koinon.platform.kernel.PersonalData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What this room keeps about a person: the seats they held, when they came, how their seat voted. */
@Component
@Transactional
class Membership implements PersonalData {

    private final JdbcClient jdbc;
    private final Seats seats;

    Membership(JdbcClient jdbc, Seats seats) {
        this.jdbc = jdbc;
        this.seats = seats;
    }

    @Override
    public String room() {
        return "participation";
    }

    @Override
    public Map<String, Object> export(UUID account) {
        var all = new LinkedHashMap<String, Object>();
        all.put("mandates", list(account, """
                select b.slug as body, s.label as seat, m.part, m.from_day::text as since, m.to_day::text as until
                  from participation.mandate m join participation.seat s on s.id = m.seat join participation.body b on b.id = m.body
                 where m.account = :account order by m.from_day
                """));
        all.put("attendance", list(account, """
                select b.slug as body, g.number::text as meeting, a.presence
                  from participation.attendance a join participation.mandate m on m.id = a.mandate
                  join participation.meeting g on g.id = a.meeting join participation.body b on b.id = g.body
                 where m.account = :account order by g.starts_at
                """));
        all.put("votes", list(account, """
                select v.decision::text as decision, v.choice from participation.vote v
                  join participation.mandate m on m.id = v.mandate where m.account = :account order by v.decision
                """));
        all.put("objections", list(account, """
                select o.meeting::text as meeting, o.at::text as at from participation.objection o
                 where o.account = :account order by o.at
                """));
        return all;
    }

    private List<Map<String, String>> list(UUID account, String sql) {
        return jdbc.sql(sql)
                .param("account", account)
                .query((row, n) -> line(row))
                .list();
    }

    private static Map<String, String> line(ResultSet row) throws SQLException {
        var line = new LinkedHashMap<String, String>();
        for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            var value = row.getString(column);
            if (value != null) {
                line.put(row.getMetaData().getColumnLabel(column), value);
            }
        }
        return line;
    }

    /**
     * Ends what runs. That a seat was held, was present and voted is the body's history and stays; it now leads to nobody, because the
     * account behind it carries no name any more.
     */
    @Override
    public void erase(UUID account) {
        seats.leave(account);
        jdbc.sql("update participation.objection set account = null where account = :account")
                .param("account", account)
                .update();
        jdbc.sql("delete from participation.took_part where account = :account")
                .param("account", account)
                .update();
    }
}
