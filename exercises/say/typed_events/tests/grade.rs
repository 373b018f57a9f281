grade::grade!(typed_events);
