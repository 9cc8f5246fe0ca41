-- What the law made the city remove. The leaf stays where it is, with its number and its fingerprint; words and salt are gone.
create table ledger.erasure (
    city   text not null default current_setting('koinon.city'),
    seq    bigint not null,
    by_seq bigint not null,
    ground text not null,
    shell  text not null,
    primary key (city, seq),
    constraint erased_act foreign key (city, seq) references ledger.act (city, seq),
    constraint erased_by_an_act foreign key (city, by_seq) references ledger.act (city, seq),
    constraint known_ground_of_erasure check (ground in ('PERSON_ASKED', 'SOMEBODY_NAMED', 'COURT', 'UNLAWFUL'))
);
select guard_append_only('ledger', 'erasure');
revoke insert on ledger.erasure from koinon_app;

-- The only way in which content leaves the record: for one act of the city at work, and only behind a public act that says so.
create function ledger.erase(erased bigint, said_by bigint, on_ground text, left_over text) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    here text := current_setting('koinon.city');
begin
    if not exists (select from ledger.act a join ledger.act b on b.city = a.city and b.subject_id = a.subject_id
                    where a.city = here and a.seq = erased and a.type <> 'CONTENT_ERASED'
                      and b.seq = said_by and b.type = 'CONTENT_ERASED' and b.seq > a.seq) then
        raise exception 'no act of this city says that act % is erased', erased;
    end if;
    insert into ledger.erasure (city, seq, by_seq, ground, shell) values (here, erased, said_by, on_ground, left_over);
    delete from ledger.content where city = here and seq = erased;
end $$;
revoke all on function ledger.erase(bigint, bigint, text, text) from public;
grant execute on function ledger.erase(bigint, bigint, text, text) to koinon_app;
