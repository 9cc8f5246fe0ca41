create schema ledger;

-- What the signed tree will be built from. Rows are added in order and never change.
create table ledger.act (
    city         text not null default current_setting('koinon.city'),
    seq          bigint not null,
    id           uuid not null,
    type         text not null,
    subject_kind text not null,
    subject_id   uuid not null,
    on_day       date not null,
    at           timestamptz not null,
    commitment   bytea not null,
    primary key (city, seq),
    constraint act_known_once unique (city, id),
    constraint acts_are_counted_from_one check (seq > 0),
    constraint commitment_is_a_sha256 check (octet_length(commitment) = 32)
);
create index acts_of_a_subject on ledger.act (city, subject_kind, subject_id, seq);
create index acts_of_a_type on ledger.act (city, type, seq);
select guard_append_only('ledger', 'act');

-- What the commitment commits to. Kept apart from the leaf, so that an erasure the law demands leaves the record standing.
create table ledger.content (
    city      text not null default current_setting('koinon.city'),
    seq       bigint not null,
    canonical text not null,
    salt      bytea not null,
    primary key (city, seq),
    constraint content_of_an_act foreign key (city, seq) references ledger.act (city, seq),
    constraint salt_has_16_bytes check (octet_length(salt) = 16)
);
select guard_append_only('ledger', 'content');

-- The child hangs under the parent: an ask under its recommendation. A thread walks up and down these.
create table ledger.link (
    city        text not null default current_setting('koinon.city'),
    child_kind  text not null,
    child_id    uuid not null,
    parent_kind text not null,
    parent_id   uuid not null,
    seq         bigint not null,
    primary key (city, child_kind, child_id, parent_kind, parent_id),
    constraint linked_by_an_act foreign key (city, seq) references ledger.act (city, seq),
    constraint not_its_own_parent check ((child_kind, child_id) <> (parent_kind, parent_id))
);
create index children_of_a_subject on ledger.link (city, parent_kind, parent_id);
select guard_append_only('ledger', 'link');
