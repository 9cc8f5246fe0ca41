-- Pages are kept as long as their city's pulse is the same. What is written into a city's table makes it beat; a table that no kept page and
-- no kept reading shows (somebody's plan, a form that was sent, a knock at the door) is said to be quiet, so that one newcomer's tick does not
-- throw away what everybody reads.
create function beats() returns trigger language plpgsql as $$
begin
    perform set_config('koinon.beats', 'on', true);
    return null;
end $$;

create function loud(schema_name text, table_name text) returns void language plpgsql as $$
begin
    execute format('create or replace trigger beats after insert or update or delete on %I.%I
                    for each statement execute function public.beats()', schema_name, table_name);
end $$;

-- Called after guard_by_city.
create function quiet(schema_name text, table_name text) returns void language plpgsql as $$
begin
    execute format('drop trigger beats on %I.%I', schema_name, table_name);
end $$;

create or replace function guard_by_city(schema_name text, table_name text) returns void language plpgsql as $$
begin
    execute format('grant usage on schema %I to koinon_app', schema_name);
    execute format('grant select, insert, update, delete on %I.%I to koinon_app', schema_name, table_name);
    execute format('alter table %I.%I enable row level security', schema_name, table_name);
    execute format('create policy own_city on %I.%I using (city = current_setting(''koinon.city'', true))
                    with check (city = current_setting(''koinon.city'', true))', schema_name, table_name);
    perform loud(schema_name, table_name);
end $$;

-- What was there before.
select loud(n.nspname, c.relname)
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where c.relrowsecurity;
