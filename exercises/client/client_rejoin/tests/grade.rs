grade::grade!(client_rejoin);
