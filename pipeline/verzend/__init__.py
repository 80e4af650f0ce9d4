"""A step beside the others, verzend: a mail for each document that has to be signed, as a draft or over SMTP."""
