grade::grade!(namespace);
