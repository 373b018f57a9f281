grade::grade!(missed_messages);
