-- The one table of cities that guard_by_city did not guard.
select loud('municipality', 'city');
