grade::grade!(namespace, namespace_solution);
