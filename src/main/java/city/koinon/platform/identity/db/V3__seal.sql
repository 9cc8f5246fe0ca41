-- With what is sealed how somebody without an account can be reached.
create table identity.seal (
    city   text  not null default current_setting('koinon.city'),
    secret bytea not null,
    primary key (city)
);
select guard_by_city('identity', 'seal');
