-- Who comes to the door, with what, and how often: no page for everybody shows it.
select quiet('identity', 'seal');
select quiet('identity', 'link');
select quiet('identity', 'challenge');
select quiet('identity', 'knock');
select quiet('identity', 'salt');
select quiet('identity', 'audit');
