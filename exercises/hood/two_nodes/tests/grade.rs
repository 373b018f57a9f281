grade::grade!(two_nodes);
