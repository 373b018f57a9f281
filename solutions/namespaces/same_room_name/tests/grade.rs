grade::grade!(same_room_name, same_room_name_solution);
