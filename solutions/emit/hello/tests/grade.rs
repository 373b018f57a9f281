grade::grade!(hello, hello_solution);
