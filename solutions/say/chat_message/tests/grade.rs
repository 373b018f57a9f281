grade::grade!(chat_message, chat_message_solution);
