grade::grade!(bad_input);
