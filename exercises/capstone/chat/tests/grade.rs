grade::grade!(chat);
