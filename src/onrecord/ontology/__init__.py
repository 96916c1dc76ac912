"""What the world is called: PLOVER's codes, the countries, the bodies known by name. Tables and their readers."""
