grade::grade!(register_first);
