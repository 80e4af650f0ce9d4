"""Files from outside, opened with care: archives with limits, text without surprises."""
