grade::grade!(bad_input, bad_input_solution);
