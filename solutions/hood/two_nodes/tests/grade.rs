grade::grade!(two_nodes, two_nodes_solution);
