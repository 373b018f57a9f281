grade::grade!(full_room);
