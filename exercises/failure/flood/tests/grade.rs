grade::grade!(flood);
