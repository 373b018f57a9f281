grade::grade!(talk_in_room, talk_in_room_solution);
