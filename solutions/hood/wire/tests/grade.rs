grade::grade!(wire, wire_solution);
