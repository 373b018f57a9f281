grade::grade!(server_status, server_status_solution);
