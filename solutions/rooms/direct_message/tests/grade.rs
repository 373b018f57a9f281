grade::grade!(direct_message, direct_message_solution);
