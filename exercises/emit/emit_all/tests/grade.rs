grade::grade!(emit_all);
