grade::grade!(presence);
