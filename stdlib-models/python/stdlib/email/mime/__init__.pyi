# email.mime.
