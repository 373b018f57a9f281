grade::grade!(goodbye, goodbye_solution);
