grade::grade!(chat_message);
