grade::grade!(outside);
