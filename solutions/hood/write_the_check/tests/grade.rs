grade::grade!(write_the_check, write_the_check_solution);
