grade::grade!(many_rooms, many_rooms_solution);
