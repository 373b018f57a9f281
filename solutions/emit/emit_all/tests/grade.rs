grade::grade!(emit_all, emit_all_solution);
