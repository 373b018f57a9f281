grade::grade!(history);
