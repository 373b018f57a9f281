grade::grade!(presence, presence_solution);
