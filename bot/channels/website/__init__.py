"""The chat on the dealer's website: its JSON and event-stream endpoints, and the widget."""
