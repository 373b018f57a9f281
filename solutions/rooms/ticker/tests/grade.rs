grade::grade!(ticker, ticker_solution);
