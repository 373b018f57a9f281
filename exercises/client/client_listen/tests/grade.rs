grade::grade!(client_listen);
