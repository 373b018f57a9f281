grade::grade!(direct_message);
