create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

-- The outbox of Spring Modulith belongs to no city: its rows carry ids, never persons.
create table event_publication (
    id                     uuid primary key,
    listener_id            text not null,
    event_type             text not null,
    serialized_event       text not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    integer,
    last_resubmission_date timestamptz
);
create table event_publication_archive (like event_publication including all);
grant select, insert, update, delete on event_publication, event_publication_archive to koinon_app;

-- Every module calls this for every table it makes: one city never sees another city's rows.
create function guard_by_city(schema_name text, table_name text) returns void language plpgsql as $$
begin
    execute format('grant usage on schema %I to koinon_app', schema_name);
    execute format('grant select, insert, update, delete on %I.%I to koinon_app', schema_name, table_name);
    execute format('alter table %I.%I enable row level security', schema_name, table_name);
    execute format('create policy own_city on %I.%I using (city = current_setting(''koinon.city'', true))
                    with check (city = current_setting(''koinon.city'', true))', schema_name, table_name);
end $$;

-- The public record only grows: what is in it can be read and added to, never changed or taken out.
create function guard_append_only(schema_name text, table_name text) returns void language plpgsql as $$
begin
    perform guard_by_city(schema_name, table_name);
    execute format('revoke update, delete, truncate on %I.%I from koinon_app', schema_name, table_name);
end $$;
