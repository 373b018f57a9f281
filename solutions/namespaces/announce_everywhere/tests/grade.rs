grade::grade!(announce_everywhere, announce_everywhere_solution);
