"""«I dag»: what waits over all citizens, what of it is told, and the week it lies in."""
