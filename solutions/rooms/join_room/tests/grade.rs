grade::grade!(join_room, join_room_solution);
