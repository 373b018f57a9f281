grade::grade!(hello);
