grade::grade!(wire);
