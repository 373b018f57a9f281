grade::grade!(goodbye);
