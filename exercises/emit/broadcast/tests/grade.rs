grade::grade!(broadcast);
