grade::grade!(same_room_name);
