grade::grade!(switch_room, switch_room_solution);
