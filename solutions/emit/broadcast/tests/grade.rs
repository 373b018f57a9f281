grade::grade!(broadcast, broadcast_solution);
