grade::grade!(tenants, tenants_solution);
