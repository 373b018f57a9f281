grade::grade!(client_listen, client_listen_solution);
