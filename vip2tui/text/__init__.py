"""How Danish is read and said: names, days, hours, CPR numbers, a municipality's own words."""
