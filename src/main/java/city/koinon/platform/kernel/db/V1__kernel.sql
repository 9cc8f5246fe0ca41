create schema kernel;
grant usage on schema kernel to koinon_app;

-- db-scheduler's table. Which job runs next belongs to the installation, not to a city.
create table kernel.scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_by_time on kernel.scheduled_tasks (execution_time);
grant select, insert, update, delete on kernel.scheduled_tasks to koinon_app;

-- One row: how far the demonstration's clock is ahead of real time, and whether its history has been played.
create table kernel.demonstration_clock (
    only_one      boolean primary key default true check (only_one),
    ahead_seconds bigint not null default 0,
    loaded        boolean not null default false
);
insert into kernel.demonstration_clock default values;
grant select, update on kernel.demonstration_clock to koinon_app;

create table kernel.sent_form (
    city    text not null default current_setting('koinon.city'),
    token   uuid not null,
    sent_at timestamptz not null default now(),
    led_to  text not null default '',
    primary key (city, token)
);
select guard_by_city('kernel', 'sent_form');
comment on table kernel.sent_form is 'Passing: left out of backups';
comment on table kernel.scheduled_tasks is 'Passing: left out of backups';

-- The last transaction that wrote in each city: what a node keeps of a city's pages is valid while this number stays.
create table kernel.pulse (
    city text not null default current_setting('koinon.city'),
    beat bigint not null,
    primary key (city)
);
select guard_by_city('kernel', 'pulse');
comment on table kernel.pulse is 'Passing: left out of backups';
