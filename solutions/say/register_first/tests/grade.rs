grade::grade!(register_first, register_first_solution);
