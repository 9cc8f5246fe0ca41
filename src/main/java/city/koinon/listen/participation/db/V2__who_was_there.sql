-- How many voting seats were there and filled when a meeting ended. A mandate noted late does not change what was counted.
alter table participation.meeting
    add column present_voting integer,
    add column filled_voting  integer,
    add constraint counted_when_it_ended check ((present_voting is null) = (filled_voting is null)
        and (present_voting is null or stage = 'HELD') and present_voting <= filled_voting);
