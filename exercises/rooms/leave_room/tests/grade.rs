grade::grade!(leave_room);
