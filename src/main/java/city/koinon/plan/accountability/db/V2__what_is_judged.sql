-- A motion about an answer or a report keeps which one: what the body votes on is what it was shown. When an office gives another
-- answer meanwhile the question is no longer asked; nobody decides about it.
alter table accountability.motion
    add column judged uuid,
    drop constraint state_known,
    drop constraint decided_whole,
    add constraint state_known check (state in ('OPEN', 'CARRIED', 'NOT_CARRIED', 'LAPSED')),
    add constraint decided_whole check ((state in ('OPEN', 'LAPSED')) = (decision is null));
