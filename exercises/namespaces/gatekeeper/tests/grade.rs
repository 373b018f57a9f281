grade::grade!(gatekeeper);
