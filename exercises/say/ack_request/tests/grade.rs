grade::grade!(ack_request);
