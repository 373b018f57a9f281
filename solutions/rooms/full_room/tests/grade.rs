grade::grade!(full_room, full_room_solution);
