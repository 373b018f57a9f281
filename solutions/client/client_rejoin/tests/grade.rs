grade::grade!(client_rejoin, client_rejoin_solution);
