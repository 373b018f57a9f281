grade::grade!(expiry, expiry_solution);
