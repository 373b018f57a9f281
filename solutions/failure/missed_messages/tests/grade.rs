grade::grade!(missed_messages, missed_messages_solution);
