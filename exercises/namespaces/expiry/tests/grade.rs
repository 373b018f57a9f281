grade::grade!(expiry);
