grade::grade!(talk_in_room);
