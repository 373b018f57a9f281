grade::grade!(ack_request, ack_request_solution);
