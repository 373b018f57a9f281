grade::grade!(gatekeeper, gatekeeper_solution);
