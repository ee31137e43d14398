"""Numbers over many citizens: counted truly here, and made safe before they leave."""
