-- The house seals now what travels in an address (identity.seal); what is kept is read only with its code.
drop table pathways.seal;

-- A plan is read with its code alone.
select quiet('pathways', 'kept');
select quiet('pathways', 'tick');
