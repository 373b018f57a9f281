grade::grade!(tenants);
