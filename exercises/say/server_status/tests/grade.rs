grade::grade!(server_status);
