grade::grade!(echo, echo_solution);
