"""What the world is called: PLOVER's codes, the countries, the bodies known by name. Tables, and the small readers that know them."""
