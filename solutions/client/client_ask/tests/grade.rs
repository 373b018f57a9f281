grade::grade!(client_ask, client_ask_solution);
