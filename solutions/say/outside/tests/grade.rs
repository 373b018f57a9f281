grade::grade!(outside, outside_solution);
