select quiet('search', 'in_vain');
