grade::grade!(switch_room);
