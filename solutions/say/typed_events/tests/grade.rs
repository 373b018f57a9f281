grade::grade!(typed_events, typed_events_solution);
