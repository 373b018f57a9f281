grade::grade!(ack_reply, ack_reply_solution);
