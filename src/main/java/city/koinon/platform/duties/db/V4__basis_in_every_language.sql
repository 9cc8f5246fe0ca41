-- On what a duty rests is frozen with it, so it is frozen in every language that somebody may read it in.
alter table duties.duty
    alter column basis type jsonb using jsonb_build_object('en', basis),
    add constraint basis_readable check (basis ? 'en');
