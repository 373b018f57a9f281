grade::grade!(echo);
