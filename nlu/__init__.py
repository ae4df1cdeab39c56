"""Understanding: text in, Meaning out. Knows no flow and no business."""
