"""« Ce qui change »: the improvement actions as the public reads them."""
