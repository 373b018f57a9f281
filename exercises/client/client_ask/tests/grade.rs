grade::grade!(client_ask);
