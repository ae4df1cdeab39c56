"""Every flow as a picture and in words, made by walking through it."""
