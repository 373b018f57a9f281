grade::grade!(many_rooms);
