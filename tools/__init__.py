"""What makes the product and is not in it: building the model's parts, exploring the flows, drawing them."""
