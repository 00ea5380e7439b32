"""Signaux faibles: what rises in what people tell, by a stated statistic; and what stories say, in their own words."""
