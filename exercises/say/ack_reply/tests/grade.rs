grade::grade!(ack_reply);
