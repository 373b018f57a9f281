grade::grade!(leave_room, leave_room_solution);
