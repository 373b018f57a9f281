grade::grade!(chat, chat_solution);
