grade::grade!(history, history_solution);
