grade::grade!(write_the_check);
