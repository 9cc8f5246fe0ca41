-- A duty may also end without being done and without anybody waiving it: a body that rests owes no meeting. The act by which it ended
-- stands beside the day.
alter table duties.duty
    add column lapsed_by bigint,
    drop constraint waived_whole,
    add constraint waived_whole check ((waived_on is null) = (waived_by is null and lapsed_by is null)
        and (waived_by is null or lapsed_by is null));
