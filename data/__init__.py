"""What the atlas knows: tables, their schemas, and the one object that holds them."""
