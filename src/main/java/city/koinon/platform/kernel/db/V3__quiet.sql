select quiet('kernel', 'sent_form');
select quiet('kernel', 'pulse');
