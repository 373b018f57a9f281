grade::grade!(ticker);
