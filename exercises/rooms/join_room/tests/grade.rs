grade::grade!(join_room);
