grade::grade!(announce_everywhere);
