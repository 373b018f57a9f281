grade::grade!(flood, flood_solution);
